using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Indexes;

namespace PersistentObjects;

/// <summary>Access to an ordered <see cref="UniqueAttribute"/>: the one object that has a key, and objects in the order of the key.</summary>
/// <remarks>
/// Everything is found in logarithmic time, without a lock; see <see cref="OrderedRange{TKey, T}"/> for what a range sees. Null is
/// not a key: objects without one are not in the index. May be used by every thread; writers are not held up.
/// </remarks>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public readonly struct UniqueOrderedIndex<TKey, T>
    where T : PersistentObject
{
    readonly OrderedIndexTable<TKey> _table;

    internal UniqueOrderedIndex(OrderedIndexTable<TKey> table) => _table = table;

    /// <summary>All objects that have a key.</summary>
    public OrderedRange<TKey, T> All => new TreeRange<TKey, TKey, T>(_table, static key => key);

    /// <inheritdoc cref="OrderedRange{TKey, T}.Min"/>
    public T? Min => All.Min;

    /// <inheritdoc cref="OrderedRange{TKey, T}.Max"/>
    public T? Max => All.Max;

    /// <summary>The object that has the key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public T this[TKey key] => Find(key) ?? throw new KeyNotFoundException($"No {typeof(T).Name} has {_table.KeyName} {KeyText.Of(key)}.");

    /// <summary>The object that has the key, or null.</summary>
    public T? Find(TKey key) => _table.Find(key) as T;

    /// <summary>Finds the object that has the key.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out T? found) => (found = Find(key)) is not null;

    /// <summary>Whether an object has the key.</summary>
    public bool Contains(TKey key) => Find(key) is not null;

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
