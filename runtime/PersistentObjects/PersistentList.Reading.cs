using System.Collections;
using PersistentObjects.Collections;

namespace PersistentObjects;

/// <content>What only reads, each of it one moment of the list.</content>
public sealed partial class PersistentList<T>
{
    /// <summary>Whether an element equals this one.</summary>
    public bool Contains(T item) => IndexOf(item) >= 0;

    /// <summary>The index of the first element that equals this one, -1 when there is none.</summary>
    public int IndexOf(T item)
    {
        var now = Now;
        return now.IndexOf(item, 0, now.Count, EqualityComparer<T>.Default);
    }

    /// <summary>The same, from an index on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or greater than <see cref="Count"/>.</exception>
    public int IndexOf(T item, int index)
    {
        var now = Now;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)now.Count, nameof(index));
        return now.IndexOf(item, index, now.Count - index, EqualityComparer<T>.Default);
    }

    /// <summary>The index of the last element that equals this one, -1 when there is none.</summary>
    public int LastIndexOf(T item)
    {
        var now = Now;
        return now.LastIndexOf(item, now.Count - 1, now.Count, EqualityComparer<T>.Default);
    }

    /// <summary>The index of an element in a sorted list, or the complement of where it belongs.</summary>
    /// <param name="item">What to look for.</param>
    /// <param name="comparer">By which the list is sorted; null for the default one.</param>
    public int BinarySearch(T item, IComparer<T>? comparer = null)
    {
        comparer ??= Comparer<T>.Default;
        var now = Now;
        var (low, high) = (0, now.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) >> 1);
            var order = comparer.Compare(now[middle], item);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>Whether the predicate holds for an element.</summary>
    public bool Exists(Predicate<T> match) => FindIndex(match) >= 0;

    /// <summary>The first element for which the predicate holds, or the default value.</summary>
    public T? Find(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        foreach (var item in Now)
        {
            if (match(item)) return item;
        }
        return default;
    }

    /// <summary>The index of the first element for which the predicate holds, -1 when there is none.</summary>
    public int FindIndex(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        var index = 0;
        foreach (var item in Now)
        {
            if (match(item)) return index;
            index++;
        }
        return -1;
    }

    /// <summary>All elements for which the predicate holds.</summary>
    public List<T> FindAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        var found = new List<T>();
        foreach (var item in Now)
        {
            if (match(item)) found.Add(item);
        }
        return found;
    }

    /// <summary>Whether the predicate holds for all elements.</summary>
    public bool TrueForAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return FindIndex(item => !match(item)) < 0;
    }

    /// <summary>A copy of so many elements from an index on.</summary>
    public List<T> GetRange(int index, int count)
    {
        var now = Now;
        RequireRange(now, index, count);
        var copy = new T[count];
        now.CopyTo(index, copy);
        return [.. copy];
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        var now = Now;
        var copy = new T[now.Count];
        now.CopyTo(0, copy);
        return copy;
    }

    /// <summary>Copies all elements to the beginning of an array.</summary>
    public void CopyTo(T[] array) => CopyTo(array, 0);

    /// <summary>Copies all elements into an array.</summary>
    /// <exception cref="ArgumentException">The array is too short.</exception>
    public void CopyTo(T[] array, int arrayIndex)
    {
        var now = Now;
        RequireRoom(array, arrayIndex, now.Count);
        now.CopyTo(0, array.AsSpan(arrayIndex, now.Count));
    }

    /// <summary>Copies so many elements, from an index on, into an array.</summary>
    /// <exception cref="ArgumentException">The array is too short, or the list is.</exception>
    public void CopyTo(int index, T[] array, int arrayIndex, int count)
    {
        var now = Now;
        RequireRange(now, index, count);
        RequireRoom(array, arrayIndex, count);
        now.CopyTo(index, array.AsSpan(arrayIndex, count));
    }

    /// <summary>Enumerates the elements that the list has now, whoever changes it meanwhile.</summary>
    public Enumerator GetEnumerator() => new(Now);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Enumerates the elements of one moment.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        readonly Sequence<T> _content;
        Sequence<T>.Enumerator _elements;

        internal Enumerator(Sequence<T> content) => (_content, _elements) = (content, content.GetEnumerator());

        /// <inheritdoc/>
        public readonly T Current => _elements.Current;

        /// <inheritdoc/>
        readonly object? IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => _elements.MoveNext();

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }

        void IEnumerator.Reset() => _elements = _content.GetEnumerator();
    }
}
