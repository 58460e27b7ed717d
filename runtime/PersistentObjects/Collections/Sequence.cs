using System.Diagnostics;

namespace PersistentObjects.Collections;

/// <summary>
/// An immutable list. A change makes a new one in O(log n), which shares all but one leaf and the path to it with its predecessor.
/// </summary>
/// <remarks>
/// A tree of arrays (<see cref="Rope{T}"/>), and behind it a tail, into whose spare room appends write. Callers check arguments.
/// </remarks>
/// <invariants>
/// <list type="bullet">
/// <item>Nothing that a version reads is ever written again: nodes of the tree don't change, and of the tail's array a version
/// reads what lies before its own end, while appends write only behind the end of every version that was made of it.</item>
/// <item>So any number of threads may read a version without a lock while newer ones are made, and a version can be dropped at any
/// time. Who hands one to other threads does it by a store with release, since the tail may be older than the version.</item>
/// <item>A full tail is a leaf: the array becomes part of the tree as it is.</item>
/// <item>What was removed is in no array of the new version. What an append wrote stays in the tail of its predecessor, if the new
/// version is dropped, until the tail changes: less than a leaf.</item>
/// </list>
/// </invariants>
sealed partial class Sequence<T>
{
    internal static readonly Sequence<T> Empty = new(null, 0, SequenceTail<T>.Empty, 0);

    readonly object? _root;
    readonly SequenceTail<T> _tail;
    readonly int _treeCount;

    Sequence(object? root, int treeCount, SequenceTail<T> tail, int count)
    {
        Debug.Assert(treeCount == (root is null ? 0 : RopeBranch.LengthOf(root)) && count - treeCount <= tail.Items.Length);
        (_root, _treeCount, _tail, Count) = (root, treeCount, tail, count);
    }

    internal int Count { get; }

    /// <summary>For tests, which look at its shape.</summary>
    internal object? Root => _root;

    internal T this[int index]
    {
        get
        {
            Debug.Assert((uint)index < (uint)Count);
            var inTail = index - _treeCount;
            return inTail >= 0 ? _tail.Items[inTail] : Rope<T>.LeafAt(_root!, ref index)[index];
        }
    }

    internal static Sequence<T> From(ReadOnlySpan<T> items) => Empty.AddRange(items);

    internal Sequence<T> Add(T item) => AddRange(new(in item));

    internal Sequence<T> AddRange(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty) return this;
        var (root, treeCount, tail, inTail) = (_root, _treeCount, _tail, Count - _treeCount);
        var count = checked(Count + items.Length);
        for (; ; )
        {
            if (inTail == Rope<T>.MaxLeaf)
            {
                Debug.Assert(tail.Items.Length == inTail);
                root = Rope<T>.Push(root, tail.Items);
                treeCount += inTail;
                (tail, inTail) = (SequenceTail<T>.Empty, 0);
            }
            var some = Math.Min(items.Length, Rope<T>.MaxLeaf - inTail);
            tail = tail.With(inTail, items[..some], roomy: root is not null);
            inTail += some;
            items = items[some..];
            if (items.IsEmpty) return new(root, treeCount, tail, count);
        }
    }

    internal Sequence<T> Insert(int index, T item) => Splice(index, 0, new(in item));

    internal Sequence<T> InsertRange(int index, ReadOnlySpan<T> items) => items.IsEmpty ? this : Splice(index, 0, items);

    internal Sequence<T> SetItem(int index, T item) => Splice(index, 1, new(in item));

    internal Sequence<T> RemoveAt(int index) => Splice(index, 1, []);

    internal Sequence<T> RemoveRange(int index, int count) => count == 0 ? this : Splice(index, count, []);

    /// <summary>The first index from a given one on, within so many elements; -1 when there is none.</summary>
    internal int IndexOf(T item, int index, int count, IEqualityComparer<T>? comparer)
    {
        Debug.Assert(index >= 0 && count >= 0 && index <= Count - count);
        for (var end = index + count; index < end;)
        {
            var some = From(index, end);
            var found = some.IndexOf(item, comparer);
            if (found >= 0) return index + found;
            index += some.Length;
        }
        return -1;
    }

    /// <summary>The last index from a given one on backwards, within so many elements; -1 when there is none.</summary>
    internal int LastIndexOf(T item, int index, int count, IEqualityComparer<T>? comparer)
    {
        Debug.Assert(count == 0 || (index < Count && index - count >= -1));
        for (var start = index - count + 1; index >= start;)
        {
            var leaf = LeafAt(index, out var offset, out _);
            var some = Math.Min(offset + 1, index - start + 1);
            var found = leaf.AsSpan(offset + 1 - some, some).LastIndexOf(item, comparer);
            index -= some;
            if (found >= 0) return index + 1 + found;
        }
        return -1;
    }

    /// <summary>As many elements as there is room for.</summary>
    internal void CopyTo(int sourceIndex, Span<T> destination)
    {
        Debug.Assert(sourceIndex >= 0 && sourceIndex <= Count - destination.Length);
        var end = sourceIndex + destination.Length;
        while (!destination.IsEmpty)
        {
            var some = From(sourceIndex, end);
            some.CopyTo(destination);
            destination = destination[some.Length..];
            sourceIndex += some.Length;
        }
    }

    Sequence<T> Splice(int index, int removed, ReadOnlySpan<T> inserted)
    {
        Debug.Assert(index >= 0 && removed >= 0 && index <= Count - removed);
        var count = checked(Count - removed + inserted.Length);
        if (index < _treeCount && index + removed <= _treeCount)
        {
            return new(Rope<T>.Splice(_root!, index, removed, inserted), _treeCount - removed + inserted.Length, _tail, count);
        }
        if (index == Count) return AddRange(inserted);
        // What stays before the change, then what comes new, then the rest of the tail.
        var tail = _tail.Items.AsSpan(0, Count - _treeCount);
        var root = index < _treeCount ? Rope<T>.Left(_root!, index) : _root;
        var treeCount = Math.Min(index, _treeCount);
        var kept = SequenceTail<T>.Of(tail[..(index - treeCount)], Math.Min(count - treeCount, Rope<T>.MaxLeaf));
        return new Sequence<T>(root, treeCount, kept, index).AddRange(inserted).AddRange(tail[(index + removed - _treeCount)..]);
    }

    /// <summary>The elements from an index on that lie together.</summary>
    ReadOnlySpan<T> From(int index, int end)
    {
        var leaf = LeafAt(index, out var offset, out var length);
        return leaf.AsSpan(offset, Math.Min(length - offset, end - index));
    }

    T[] LeafAt(int index, out int offset, out int length)
    {
        offset = index - _treeCount;
        if (offset >= 0)
        {
            length = Count - _treeCount;
            return _tail.Items;
        }
        offset = index;
        var leaf = Rope<T>.LeafAt(_root!, ref offset);
        length = leaf.Length;
        return leaf;
    }
}
