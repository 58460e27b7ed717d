using PersistentObjects.Indexes;

namespace PersistentObjects;

/// <summary>Access to an <see cref="IndexAttribute"/> property: from a value to all objects that have it, as in an <see cref="ILookup{TKey, TElement}"/>.</summary>
/// <remarks>May be used by every thread; writers are not held up. Null is a key like any other.</remarks>
/// <typeparam name="TKey">The type of the property.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public readonly struct EqualityIndex<TKey, T>
    where T : PersistentObject
{
    readonly EqualityIndexTable<TKey> _table;

    internal EqualityIndex(EqualityIndexTable<TKey> table) => _table = table;

    /// <summary>The objects that have the key, in the order of their ids; looked up when enumerated.</summary>
    public Matches<TKey, T> this[TKey key] => new(_table, key);

    /// <summary>Whether any object has the key.</summary>
    public bool Contains(TKey key) => _table.Any<T>(key);

    /// <summary>How many objects have the key. They are counted.</summary>
    public long Count(TKey key) => this[key].Count;
}
