using System.Buffers;

namespace PersistentObjects;

/// <summary>
/// Encodes and decodes the values of a type that the store does not know by itself; <see cref="CodecAttribute"/> names
/// the implementation.
/// </summary>
/// <remarks>
/// One instance, made with the parameterless constructor, serves all properties, stores and threads, so it has no state.
/// It is never called for null. The bytes are what a store holds for years: equal values need equal bytes, since a value
/// whose bytes are the same counts as not changed, and what was once written must stay readable.
/// </remarks>
/// <typeparam name="T">The type of the values. It should be immutable: the store can't see a value that changes in place.</typeparam>
public interface IValueCodec<T>
{
    /// <summary>Writes a value. An exception leaves the change undone: the transaction rolls back.</summary>
    /// <param name="value">The value, never null.</param>
    /// <param name="output">Takes the bytes; not to be kept.</param>
    void Write(T value, IBufferWriter<byte> output);

    /// <summary>
    /// Reads a value. An exception says that the bytes are none: the store then does not open (<see cref="StoreCorruptedException"/>).
    /// </summary>
    /// <param name="bytes">Exactly the bytes that <see cref="Write"/> has written.</param>
    /// <returns>The value, not null.</returns>
    T Read(ReadOnlySpan<byte> bytes);
}
