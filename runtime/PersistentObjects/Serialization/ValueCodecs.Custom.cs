using System.Buffers;
using System.ComponentModel;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>Writes a value that is not null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void CustomWriter<in T>(T value, IBufferWriter<byte> output);

/// <summary>Reads a value from exactly the bytes that were written for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T CustomReader<out T>(ReadOnlySpan<byte> bytes);

public static partial class ValueCodecs
{
    /// <summary>A codec made of two functions: how generated code calls a serializer that the runtime does not know.</summary>
    public static IValueCodec<T> Custom<T>(CustomWriter<T> write, CustomReader<T> read) => new CustomCodec<T>(write, read);
}
