using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>
/// Bytes in memory that the store owns: setters copy (<see cref="Fields.Copy(ReadOnlyMemory{byte})"/>). There is no
/// telling a default one from an empty one, so it is written as empty.
/// </summary>
sealed class ReadOnlyMemoryCodec() : ValueCodec<ReadOnlyMemory<byte>>("bytes")
{
    public override void Write(RecordWriter writer, ReadOnlyMemory<byte> value)
    {
        writer.WriteVarUInt64((ulong)value.Length + 1);
        writer.WriteBytes(value.Span);
    }

    public override ReadOnlyMemory<byte> Read(ref RecordReader reader)
        => reader.TryReadLength(out var length) && length > 0 ? reader.ReadBytes(length).ToArray() : default(ReadOnlyMemory<byte>);

    public override bool Same(ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> b) => a.Span.SequenceEqual(b.Span);
}

/// <summary>Bytes, or the default array, which is not an empty one.</summary>
sealed class ImmutableBytesCodec() : ValueCodec<ImmutableArray<byte>>("bytes")
{
    public override void Write(RecordWriter writer, ImmutableArray<byte> value)
    {
        if (value.IsDefault)
        {
            writer.WriteByte(0);
            return;
        }
        writer.WriteVarUInt64((ulong)value.Length + 1);
        writer.WriteBytes(value.AsSpan());
    }

    public override ImmutableArray<byte> Read(ref RecordReader reader)
    {
        if (!reader.TryReadLength(out var length)) return default;
        // All empty arrays are one, and so equal.
        return length == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(reader.ReadBytes(length).ToArray());
    }

    public override bool Same(ImmutableArray<byte> a, ImmutableArray<byte> b)
        => a.IsDefault == b.IsDefault && a.AsSpan().SequenceEqual(b.AsSpan());
}
