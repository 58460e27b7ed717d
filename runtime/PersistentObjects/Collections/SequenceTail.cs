using System.Diagnostics;

namespace PersistentObjects.Collections;

/// <summary>The array behind the tree of a <see cref="Sequence{T}"/>, with room for appends, which several versions share.</summary>
/// <invariants>
/// A slot is written once, by whoever moved the watermark over it; only the version that ends at the watermark can, and two that
/// do cannot both. So a version never meets in its own part what another one wrote.
/// </invariants>
sealed class SequenceTail<T>
{
    const int LeastRoom = 4;

    internal static readonly SequenceTail<T> Empty = new([], 0);

    int _used;

    SequenceTail(T[] items, int used)
    {
        Items = items;
        _used = used;
    }

    internal T[] Items { get; }

    /// <summary>The first elements, copied into an array with room for so many.</summary>
    internal static SequenceTail<T> Of(ReadOnlySpan<T> items, int room)
    {
        Debug.Assert(items.Length <= room && room <= Rope<T>.MaxLeaf);
        var array = new T[Math.Max(LeastRoom, room)];
        items.CopyTo(array);
        return new(array, items.Length);
    }

    /// <summary>A tail with more behind its first elements: this one, if what lies behind them was never used.</summary>
    internal SequenceTail<T> With(int count, ReadOnlySpan<T> more, bool roomy)
    {
        var end = count + more.Length;
        var tail = this;
        if (end > Items.Length || Interlocked.CompareExchange(ref _used, end, count) != count)
        {
            tail = Of(Items.AsSpan(0, count), roomy ? Rope<T>.MaxLeaf : Math.Min(Math.Max(end, 2 * count), Rope<T>.MaxLeaf));
            tail._used = end;
        }
        more.CopyTo(tail.Items.AsSpan(count));
        return tail;
    }
}
