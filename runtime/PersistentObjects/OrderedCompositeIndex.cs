using PersistentObjects.Indexes;

namespace PersistentObjects;

/// <summary>Access to an ordered index over several properties: equality on the first ones, then a range of the last.</summary>
/// <remarks>
/// <c>shop.Orders.ByCustomerDate.Of(ann).From(monday)</c>. Everything is found in logarithmic time, without a lock; see
/// <see cref="OrderedRange{TKey, T}"/> for what a range sees. A null component is a value like any other, and the smallest. May be
/// used by every thread; writers are not held up.
/// </remarks>
/// <typeparam name="TFirst">The type of the first component; with more than two components, a tuple of all but the last.</typeparam>
/// <typeparam name="TLast">The type of the last component.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public readonly struct OrderedCompositeIndex<TFirst, TLast, T>
    where T : PersistentObject
{
    readonly OrderedIndexTable<(TFirst First, TLast Last)> _table;

    internal OrderedCompositeIndex(OrderedIndexTable<(TFirst First, TLast Last)> table) => _table = table;

    /// <summary>All objects of the index, by the first component and then by the last.</summary>
    public OrderedRange<(TFirst First, TLast Last), T> All
        => new TreeRange<(TFirst First, TLast Last), (TFirst First, TLast Last), T>(_table, static key => key);

    /// <summary>The objects that have all components, in the order of their ids.</summary>
    public OrderedRange<TLast, T> this[TFirst first, TLast last] => Of(first).From(last).To(last);

    /// <summary>The objects that have the first component, in the order of the last: a range, to be narrowed.</summary>
    public OrderedRange<TLast, T> Of(TFirst first)
        => TreeRange<TLast, (TFirst First, TLast Last), T>.Of(_table, last => (first, last));

    /// <summary>Whether any object has all components.</summary>
    public bool Contains(TFirst first, TLast last) => this[first, last].Any();
}
