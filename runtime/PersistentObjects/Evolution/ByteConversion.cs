using PersistentObjects.CompilerServices;
using PersistentObjects.Serialization;

namespace PersistentObjects.Evolution;

/// <summary>A part of a <see cref="Transcoder"/>: what is done with the bytes of one part of a value.</summary>
abstract class ByteConversion
{
    internal abstract void Convert(ref RecordReader from, RecordWriter to);
}

/// <summary>Bytes that stay as they are. They are read, so that damage is not passed on.</summary>
sealed class CopyConversion(ValueSkipper skip) : ByteConversion
{
    internal override void Convert(ref RecordReader from, RecordWriter to)
    {
        var start = from.Position;
        skip(ref from);
        to.WriteBytes(from.Between(start, from.Position));
    }

    internal static CopyConversion Of(string scalar) => new(StoredScalars.Of(scalar).Skip);

    /// <summary>Only the form of a blob is looked at: its content may be long, and today's codec does not hash it either.</summary>
    internal static readonly CopyConversion Blob = new((ref from) =>
    {
        if (BlobHead.TryRead(ref from, out var head) && head.Form == BlobForm.Inline) head.ReadContent(ref from);
    });

    internal static readonly CopyConversion Reference = new((ref from) => from.ReadVarUInt64());

    internal static readonly CopyConversion Opaque = new(StoredScalars.SkipBytes);
}

/// <summary>What an added member begins with.</summary>
sealed class AddedConversion(byte[] bytes) : ByteConversion
{
    internal override void Convert(ref RecordReader from, RecordWriter to) => to.WriteBytes(bytes);
}

/// <summary>Parts one behind the other: a tuple.</summary>
sealed class SuccessiveConversion(ByteConversion[] parts) : ByteConversion
{
    internal override void Convert(ref RecordReader from, RecordWriter to)
    {
        foreach (var part in parts) part.Convert(ref from, to);
    }
}
