using System.Buffers;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>
/// What a codec of the user's makes of a value, behind its length: whoever does not have that codec can still pass over it.
/// </summary>
sealed class OpaqueCodec<T>(string typeName, IValueCodec<T> codec) : ValueCodec<T>(typeName)
{
    public override void Write(RecordWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }
        var buffer = OpaqueBuffer.Rent();
        codec.Write(value, buffer);
        writer.WriteVarUInt64((ulong)buffer.WrittenCount + 1);
        writer.WriteBytes(buffer.WrittenSpan);
        OpaqueBuffer.Return(buffer);
    }

    public override T Read(ref RecordReader reader)
    {
        if (!reader.TryReadLength(out var length))
        {
            return default(T) is null ? default! : throw new RecordFormatException($"no value where one of type {TypeName} is expected");
        }
        var bytes = reader.ReadBytes(length);
        T value;
        try
        {
            value = codec.Read(bytes);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new RecordFormatException($"{length} bytes that {codec.GetType()} does not read as a value of type {TypeName}: {e.Message}", e);
        }
        return value is null ? throw new RecordFormatException($"{length} bytes that {codec.GetType()} reads as null") : value;
    }

    public override bool Same(T a, T b)
    {
        if (!typeof(T).IsValueType && ReferenceEquals(a, b)) return true;
        if (a is null || b is null) return a is null && b is null;
        return ScratchWriters.SameBytes(this, a, b);
    }
}

/// <summary>The same of a nullable value type.</summary>
sealed class NullableOpaqueCodec<T>(string typeName, IValueCodec<T> codec) : ValueCodec<T?>(typeName)
    where T : struct
{
    readonly OpaqueCodec<T> _inner = new(typeName, codec);

    public override void Write(RecordWriter writer, T? value)
    {
        if (value is { } present) _inner.Write(writer, present);
        else writer.WriteByte(0);
    }

    public override T? Read(ref RecordReader reader) => reader.TryRead(0) ? null : _inner.Read(ref reader);

    public override bool Same(T? a, T? b) => a.HasValue == b.HasValue && (!a.HasValue || _inner.Same(a.Value, b!.Value));
}

/// <summary>Buffers for codecs of the user's, one a thread. Taken while in use, since such a codec may call others.</summary>
static class OpaqueBuffer
{
    const int KeptCapacity = 1 << 20;

    [ThreadStatic]
    static ArrayBufferWriter<byte>? t_spare;

    internal static ArrayBufferWriter<byte> Rent()
    {
        var buffer = t_spare ?? new ArrayBufferWriter<byte>();
        t_spare = null;
        return buffer;
    }

    /// <summary>Not called when the codec has thrown: what it may still hold on to is not used again.</summary>
    internal static void Return(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > KeptCapacity) return;
        buffer.ResetWrittenCount();
        t_spare = buffer;
    }
}

/// <summary>A codec made of two functions.</summary>
sealed class CustomCodec<T>(CustomWriter<T> write, CustomReader<T> read) : IValueCodec<T>
{
    public void Write(T value, IBufferWriter<byte> output) => write(value, output);

    public T Read(ReadOnlySpan<byte> bytes) => read(bytes);
}
