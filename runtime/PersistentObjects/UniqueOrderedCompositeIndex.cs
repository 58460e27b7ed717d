using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Indexes;

namespace PersistentObjects;

/// <summary>
/// Access to an ordered unique index over several properties: the one object that has all components, or equality on the first
/// ones and then a range of the last.
/// </summary>
/// <remarks>
/// Everything is found in logarithmic time, without a lock; see <see cref="OrderedRange{TKey, T}"/> for what a range sees. An object
/// with a null component is not in the index. May be used by every thread; writers are not held up.
/// </remarks>
/// <typeparam name="TFirst">The type of the first component; with more than two components, a tuple of all but the last.</typeparam>
/// <typeparam name="TLast">The type of the last component.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public readonly struct UniqueOrderedCompositeIndex<TFirst, TLast, T>
    where T : PersistentObject
{
    readonly OrderedIndexTable<(TFirst First, TLast Last)> _table;

    internal UniqueOrderedCompositeIndex(OrderedIndexTable<(TFirst First, TLast Last)> table) => _table = table;

    /// <summary>All objects of the index, by the first component and then by the last.</summary>
    public OrderedRange<(TFirst First, TLast Last), T> All
        => new TreeRange<(TFirst First, TLast Last), (TFirst First, TLast Last), T>(_table, static key => key);

    /// <summary>The object that has all components.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public T this[TFirst first, TLast last]
        => Find(first, last) ?? throw new KeyNotFoundException($"No {typeof(T).Name} has {_table.KeyName} {KeyText.Of((first, last))}.");

    /// <summary>The object that has all components, or null.</summary>
    public T? Find(TFirst first, TLast last) => _table.Find((first, last)) as T;

    /// <summary>Finds the object that has all components.</summary>
    public bool TryGet(TFirst first, TLast last, [NotNullWhen(true)] out T? found) => (found = Find(first, last)) is not null;

    /// <summary>Whether an object has all components.</summary>
    public bool Contains(TFirst first, TLast last) => Find(first, last) is not null;

    /// <summary>The objects that have the first component, in the order of the last: a range, to be narrowed.</summary>
    public OrderedRange<TLast, T> Of(TFirst first)
        => TreeRange<TLast, (TFirst First, TLast Last), T>.Of(_table, last => (first, last));
}
