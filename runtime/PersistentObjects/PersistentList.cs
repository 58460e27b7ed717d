using System.Collections;
using System.Diagnostics;
using PersistentObjects.Collections;
using PersistentObjects.CompilerServices;

namespace PersistentObjects;

/// <summary>
/// A list that is the value of a persistent property, <c>public partial PersistentList&lt;T&gt; Comments { get; }</c>: like a
/// <see cref="List{T}"/>, and each change of it is a transaction, or part of one, that logs only itself.
/// </summary>
/// <remarks>
/// <inheritdoc cref="PersistentCollection" path="/remarks"/>
/// <para>
/// An element is found by its index, changed, inserted and taken out in O(log n); nothing copies the list. Elements of a value
/// type take little more memory than in an array. Elements are compared by the default comparer.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of the elements: any that a property may have, also references to persistent objects.</typeparam>
[DebuggerDisplay("Count = {Count}")]
public sealed partial class PersistentList<T> : PersistentCollection, IList<T>, IReadOnlyList<T>, IList
{
    readonly PersistentListProperty<T> _property;

    internal PersistentList(PersistentObject owner, PersistentListProperty<T> property)
        : base(owner) => _property = property;

    internal Sequence<T> Content { get; set; } = Sequence<T>.Empty;

    /// <summary>The number of elements.</summary>
    public int Count => Now.Count;

    private protected override PersistentProperty Property => _property;

    Sequence<T> Now => ContentOf(_property.Held(Owner));

    /// <summary>The element at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index.</exception>
    public T this[int index]
    {
        get
        {
            var now = Now;
            RequireIndex(now, index);
            return now[index];
        }

        set
        {
            var edit = new ListSet<T>(_property, index, value);
            _property.Edit(Owner, ref edit);
        }
    }

    /// <summary>Appends an element.</summary>
    public void Add(T item)
    {
        var edit = new ListAdd<T>(_property, item);
        _property.Edit(Owner, ref edit);
    }

    /// <summary>Appends elements. They are enumerated before anything else happens.</summary>
    public void AddRange(IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        Insert(-1, [.. collection]);
    }

    /// <summary>Appends elements.</summary>
    public void AddRange(params ReadOnlySpan<T> source) => Insert(-1, source.ToArray());

    /// <summary>Inserts an element before the one that is at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or greater than <see cref="Count"/>.</exception>
    public void Insert(int index, T item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Insert(index, [item]);
    }

    /// <summary>Inserts elements before the one that is at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or greater than <see cref="Count"/>.</exception>
    public void InsertRange(int index, IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Insert(index, [.. collection]);
    }

    /// <summary>Takes out the first element that equals this one; false when there is none.</summary>
    public bool Remove(T item)
        => Remove(now => now.IndexOf(item, 0, now.Count, EqualityComparer<T>.Default) is var index and >= 0 ? [(index, 1)] : []) > 0;

    /// <summary>Takes out the element at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index.</exception>
    public void RemoveAt(int index) => Remove(now =>
    {
        RequireIndex(now, index);
        return [(index, 1)];
    });

    /// <summary>Takes out so many elements from an index on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Index or count is negative.</exception>
    /// <exception cref="ArgumentException">There are not so many elements.</exception>
    public void RemoveRange(int index, int count) => Remove(now =>
    {
        RequireRange(now, index, count);
        return [(index, count)];
    });

    /// <summary>Takes out all elements for which the predicate holds, which may be asked under the writer lock.</summary>
    /// <returns>How many these were.</returns>
    public int RemoveAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return Remove(now => RunsOf(now, match));
    }

    /// <summary>Takes out all elements.</summary>
    public void Clear() => Remove(static now => [(0, now.Count)]);

    /// <summary>Reverses the order of all elements.</summary>
    public void Reverse() => Rewrite(0, -1, static items => Array.Reverse(items));

    /// <summary>Reverses the order of so many elements from an index on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Index or count is negative.</exception>
    /// <exception cref="ArgumentException">There are not so many elements.</exception>
    public void Reverse(int index, int count) => Rewrite(index, Checked(count), static items => Array.Reverse(items));

    /// <summary>Sorts all elements by the default comparer. Like that of <see cref="List{T}"/>, it is not stable.</summary>
    public void Sort() => Rewrite(0, -1, static items => Array.Sort(items));

    /// <summary>Sorts all elements by a comparer, or the default one.</summary>
    public void Sort(IComparer<T>? comparer) => Rewrite(0, -1, items => Array.Sort(items, comparer));

    /// <summary>Sorts all elements by a comparison.</summary>
    public void Sort(Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        Rewrite(0, -1, items => Array.Sort(items, comparison));
    }

    /// <summary>Sorts so many elements from an index on by a comparer, or the default one.</summary>
    public void Sort(int index, int count, IComparer<T>? comparer) => Rewrite(index, Checked(count), items => Array.Sort(items, comparer));

    internal static Sequence<T> ContentOf(PersistentList<T>? held) => held?.Content ?? Sequence<T>.Empty;

    internal static void RequireIndex(Sequence<T> content, int index)
    {
        if ((uint)index < (uint)content.Count) return;
        throw new ArgumentOutOfRangeException(nameof(index), index, $"The index must be not negative and less than the size of the list, which is {content.Count}.");
    }

    internal static void RequireRange(Sequence<T> content, int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (content.Count - index >= count) return;
        throw new ArgumentException($"Index {index} and count {count} do not denote a range of elements in a list of {content.Count}.");
    }

    static int Checked(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count;
    }

    void Insert(int index, T[] items)
    {
        var edit = new ListInsert<T>(_property, index, items);
        _property.Edit(Owner, ref edit);
    }

    int Remove(Func<Sequence<T>, IEnumerable<(int Index, int Count)>> find)
    {
        var edit = new ListRemove<T>(find);
        _property.Edit(Owner, ref edit);
        return edit.Removed;
    }

    void Rewrite(int index, int count, Action<T[]> change)
    {
        var edit = new ListRewrite<T>(_property, index, count, change);
        _property.Edit(Owner, ref edit);
    }

    /// <summary>The runs of elements for which the predicate holds, the last one first.</summary>
    internal static List<(int Index, int Count)> RunsOf(Sequence<T> content, Predicate<T> match)
    {
        var runs = new List<(int Index, int Count)>();
        var index = 0;
        foreach (var item in content)
        {
            if (match(item))
            {
                if (runs.Count > 0 && runs[^1].Index + runs[^1].Count == index) runs[^1] = (runs[^1].Index, runs[^1].Count + 1);
                else runs.Add((index, 1));
            }
            index++;
        }
        runs.Reverse();
        return runs;
    }
}
