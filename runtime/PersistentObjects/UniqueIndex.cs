using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Indexes;

namespace PersistentObjects;

/// <summary>Access to a <see cref="UniqueAttribute"/> property: from a value to the one object that has it.</summary>
/// <remarks>
/// A look-up sees what the thread's read scope or write transaction sees, else what is published. Constant time,
/// without a lock. Through the extent of a subclass, objects of other classes are not found. Null is not a key.
/// </remarks>
/// <typeparam name="TKey">The type of the property.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public readonly struct UniqueIndex<TKey, T>
    where T : PersistentObject
{
    readonly UniqueIndexTable<TKey> _table;

    internal UniqueIndex(UniqueIndexTable<TKey> table) => _table = table;

    /// <summary>The object that has the key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public T this[TKey key] => Find(key) ?? throw new KeyNotFoundException($"No {typeof(T).Name} has {_table.KeyName} {KeyText.Of(key)}.");

    /// <summary>The object that has the key, or null.</summary>
    public T? Find(TKey key) => _table.Find(key) as T;

    /// <summary>Finds the object that has the key.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out T? found) => (found = Find(key)) is not null;

    /// <summary>Whether an object has the key.</summary>
    public bool Contains(TKey key) => Find(key) is not null;
}
