using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Where the content of a stored blob is; FORMAT.md, "Values".</summary>
enum BlobForm
{
    /// <summary>Behind the value.</summary>
    Inline = 0,

    /// <summary>In a file that is named after its hash.</summary>
    File = 1,

    /// <summary>Nowhere: it could not be read when the store was salvaged.</summary>
    Lost = 2,
}

/// <summary>What a stored blob says of itself before its content, if that follows.</summary>
readonly record struct BlobHead(BlobHash Hash, long Length, BlobForm Form)
{
    const int FormBits = 2;
    const byte Present = 1;

    /// <summary>Hash and length come first, so that a blob has one place among others, whatever its form.</summary>
    internal void Write(RecordWriter writer)
    {
        writer.WriteByte(Present);
        Hash.Write(writer.Append(BlobHash.Bytes));
        writer.WriteVarUInt64(((ulong)Length << FormBits) | (ulong)Form);
    }

    /// <summary>False for null.</summary>
    internal static bool TryRead(ref RecordReader reader, out BlobHead head)
    {
        head = default;
        if (!reader.ReadPresence()) return false;
        var hash = BlobHash.Read(reader.ReadBytes(BlobHash.Bytes));
        var number = reader.ReadVarUInt64();
        var form = (BlobForm)(number & ((1 << FormBits) - 1));
        if (form > BlobForm.Lost) throw new RecordFormatException($"an unknown form of blob before byte {reader.Position}");
        head = new BlobHead(hash, (long)(number >> FormBits), form);
        return true;
    }

    /// <summary>The content of a blob that has it behind its head.</summary>
    internal ReadOnlySpan<byte> ReadContent(ref RecordReader reader)
        => Length <= int.MaxValue ? reader.ReadBytes((int)Length) : throw new RecordFormatException($"a blob of {Length} bytes in a record before byte {reader.Position}");

    /// <summary>Turns a stored blob whose content is in a file into one whose content is lost. The form is in the first byte of the number.</summary>
    internal static void MarkLost(Span<byte> stored)
    {
        ref var number = ref stored[1 + BlobHash.Bytes];
        number = (byte)((number & ~((1 << FormBits) - 1)) | (int)BlobForm.Lost);
    }
}
