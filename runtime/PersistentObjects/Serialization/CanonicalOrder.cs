using System.Buffers;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>
/// Puts the elements of a set or map that were just written into the order of their bytes, in place: equal values have
/// equal bytes, however they came to be. The elements may contain sets, which are in order by then.
/// </summary>
ref struct CanonicalOrder
{
    // The number of elements may come from a file.
    const int InitialCapacity = 256;

    readonly RecordWriter _writer;
    readonly int _start;
    Part[] _parts;
    int _count;
    int _partStart;

    internal CanonicalOrder(RecordWriter writer, int count)
    {
        _writer = writer;
        _start = _partStart = writer.Length;
        _parts = ArrayPool<Part>.Shared.Rent(Math.Min(count, InitialCapacity));
    }

    /// <summary>An element ends here, which is ordered by its first bytes: the key of a map, all of a set.</summary>
    internal void EndElement(int keyEnd)
    {
        if (_count == _parts.Length) Grow();
        _parts[_count++] = new Part(_partStart - _start, keyEnd - _partStart, _writer.Length - _partStart);
        _partStart = _writer.Length;
    }

    /// <exception cref="NotSupportedException">Two elements have the same bytes: only one of them would come back.</exception>
    internal readonly void Sort(string typeName)
    {
        if (TrySort()) return;
        throw new NotSupportedException(
            $"Two elements of a value of type {typeName} have the same bytes, though its comparer tells them apart. Take one of them out.");
    }

    /// <summary>False when two elements have the same bytes; what has been written then means nothing.</summary>
    internal readonly bool TrySort()
    {
        var parts = _parts.AsSpan(0, _count);
        if (IsAscending(parts)) return true;
        var bytes = _writer.WrittenSince(_start);
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        parts.Sort((a, b) => a.Key(copy).SequenceCompareTo(b.Key(copy)));
        var position = 0;
        var areDifferent = true;
        for (var i = 0; i < parts.Length; i++)
        {
            areDifferent &= i == 0 || !parts[i].Key(copy).SequenceEqual(parts[i - 1].Key(copy));
            copy.AsSpan(parts[i].Start, parts[i].Length).CopyTo(bytes[position..]);
            position += parts[i].Length;
        }
        ArrayPool<byte>.Shared.Return(copy);
        return areDifferent;
    }

    internal void Dispose()
    {
        ArrayPool<Part>.Shared.Return(_parts);
        _parts = [];
    }

    void Grow()
    {
        var longer = ArrayPool<Part>.Shared.Rent(2 * _parts.Length);
        _parts.CopyTo(longer, 0);
        ArrayPool<Part>.Shared.Return(_parts);
        _parts = longer;
    }

    readonly bool IsAscending(ReadOnlySpan<Part> parts)
    {
        var bytes = _writer.WrittenSince(_start);
        for (var i = 1; i < parts.Length; i++)
        {
            if (parts[i - 1].Key(bytes).SequenceCompareTo(parts[i].Key(bytes)) >= 0) return false;
        }
        return true;
    }

    readonly record struct Part(int Start, int KeyLength, int Length)
    {
        internal ReadOnlySpan<byte> Key(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, KeyLength);
    }
}
