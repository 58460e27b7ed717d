using PersistentObjects.Indexes;

namespace PersistentObjects;

/// <summary>Access to an ordered <see cref="IndexAttribute"/>: objects in the order of a key, between bounds, or with one value.</summary>
/// <remarks>
/// Bounds and equality are found in logarithmic time, without a lock; see <see cref="OrderedRange{TKey, T}"/> for what a range sees
/// and where null keys and strings come. May be used by every thread; writers are not held up.
/// </remarks>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public readonly struct OrderedIndex<TKey, T>
    where T : PersistentObject
{
    readonly OrderedIndexTable<TKey> _table;

    internal OrderedIndex(OrderedIndexTable<TKey> table) => _table = table;

    /// <summary>All objects of the index, also those with a null key.</summary>
    public OrderedRange<TKey, T> All => new TreeRange<TKey, TKey, T>(_table, static key => key);

    /// <inheritdoc cref="OrderedRange{TKey, T}.Min"/>
    public T? Min => All.Min;

    /// <inheritdoc cref="OrderedRange{TKey, T}.Max"/>
    public T? Max => All.Max;

    /// <summary>The objects that have the key, in the order of their ids. Null is a key like any other.</summary>
    public OrderedRange<TKey, T> this[TKey key] => All.From(key).To(key);

    /// <summary>Whether any object has the key.</summary>
    public bool Contains(TKey key) => this[key].Any();

    /// <summary>How many objects have the key. They are counted.</summary>
    public long Count(TKey key) => this[key].Count;

    /// <inheritdoc cref="OrderedRange{TKey, T}.From"/>
    public OrderedRange<TKey, T> From(TKey key) => All.From(key);

    /// <inheritdoc cref="OrderedRange{TKey, T}.Above"/>
    public OrderedRange<TKey, T> Above(TKey key) => All.Above(key);

    /// <inheritdoc cref="OrderedRange{TKey, T}.To"/>
    public OrderedRange<TKey, T> To(TKey key) => All.To(key);

    /// <inheritdoc cref="OrderedRange{TKey, T}.Below"/>
    public OrderedRange<TKey, T> Below(TKey key) => All.Below(key);

    /// <inheritdoc cref="OrderedRange{TKey, T}.After"/>
    public OrderedRange<TKey, T> After(TKey key, ObjectId id) => All.After(key, id);

    /// <inheritdoc cref="OrderedRange{TKey, T}.Descending"/>
    public OrderedRange<TKey, T> Descending() => All.Descending();
}
