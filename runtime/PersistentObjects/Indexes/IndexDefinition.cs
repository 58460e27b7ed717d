using System.ComponentModel;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>What generated code says of an index. Each store makes its own <see cref="ObjectIndex"/> of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IndexDefinition
{
    private protected IndexDefinition(string name) => Name = name;

    /// <summary>The name of the generated access, such as <c>ByEmail</c>.</summary>
    public string Name { get; }

    /// <summary>Its place among all indexes of the class that declares it, base classes first; the same in subclasses.</summary>
    internal int Ordinal { get; set; } = -1;

    /// <summary>The class that declares it.</summary>
    internal PersistentClass? Owner { get; set; }

    internal abstract ObjectIndex CreateIndex(ObjectHeap heap);
}

/// <summary>What generated code says of an index with keys of one type.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IndexDefinition<TKey> : IndexDefinition
{
    private protected IndexDefinition(string name, KeySource<TKey> key, KeyComparison<TKey>? comparison, bool isOrdered)
        : base(name)
    {
        Key = key;
        Comparison = isOrdered ? (comparison ?? KeyComparison<TKey>.Default).ForOrder() : comparison?.ForEquality();
    }

    internal KeySource<TKey> Key { get; }

    /// <summary>Null when keys are compared for equality, and as they are by themselves.</summary>
    internal KeyComparison<TKey>? Comparison { get; }
}

/// <summary>An index in which no two objects have the same key.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">Where the key comes from; a property converts itself.</param>
/// <param name="comparison">When keys are equal.</param>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UniqueIndexDefinition<TKey>(string name, KeySource<TKey> key, KeyComparison<TKey>? comparison = null)
    : IndexDefinition<TKey>(name, key, comparison, isOrdered: false)
{
    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new UniqueIndexTable<TKey>(this, heap);
}

/// <summary>An index that gives all objects with a key.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">Where the key comes from; a property converts itself.</param>
/// <param name="comparison">When keys are equal.</param>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EqualityIndexDefinition<TKey>(string name, KeySource<TKey> key, KeyComparison<TKey>? comparison = null)
    : IndexDefinition<TKey>(name, key, comparison, isOrdered: false)
{
    /// <summary>Whether objects without a key are left out: nobody asks for those that refer to nothing.</summary>
    internal bool SkipsNull { get; init; }

    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new EqualityIndexTable<TKey>(this, heap);
}

/// <summary>An index that gives objects in the order of their keys.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">Where the key comes from; a property converts itself.</param>
/// <param name="comparison">Which key comes first.</param>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrderedIndexDefinition<TKey>(string name, KeySource<TKey> key, KeyComparison<TKey>? comparison = null)
    : IndexDefinition<TKey>(name, key, comparison, isOrdered: true)
{
    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new OrderedIndexTable<TKey>(this, isUnique: false, heap);
}

/// <summary>An ordered index in which no two objects have the same key.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">Where the key comes from; a property converts itself.</param>
/// <param name="comparison">Which key comes first.</param>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UniqueOrderedIndexDefinition<TKey>(string name, KeySource<TKey> key, KeyComparison<TKey>? comparison = null)
    : IndexDefinition<TKey>(name, key, comparison, isOrdered: true)
{
    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new OrderedIndexTable<TKey>(this, isUnique: true, heap);
}

/// <summary>An ordered index with a key of two components, of which the first may be a tuple of several.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">Where the key comes from.</param>
/// <param name="comparison">Which key comes first, made by <see cref="KeyComparison.Composite{T1, T2}"/>.</param>
/// <typeparam name="TFirst">The type of the first component.</typeparam>
/// <typeparam name="TLast">The type of the last component.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrderedCompositeIndexDefinition<TFirst, TLast>(
    string name, KeySource<(TFirst First, TLast Last)> key, KeyComparison<(TFirst First, TLast Last)> comparison)
    : IndexDefinition<(TFirst First, TLast Last)>(name, key, comparison, isOrdered: true)
{
    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new OrderedIndexTable<(TFirst First, TLast Last)>(this, isUnique: false, heap);
}

/// <summary>The same, and no two objects have the same key.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">Where the key comes from.</param>
/// <param name="comparison">Which key comes first, made by <see cref="KeyComparison.Composite{T1, T2}"/>.</param>
/// <typeparam name="TFirst">The type of the first component.</typeparam>
/// <typeparam name="TLast">The type of the last component.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UniqueOrderedCompositeIndexDefinition<TFirst, TLast>(
    string name, KeySource<(TFirst First, TLast Last)> key, KeyComparison<(TFirst First, TLast Last)> comparison)
    : IndexDefinition<(TFirst First, TLast Last)>(name, key, comparison, isOrdered: true)
{
    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new OrderedIndexTable<(TFirst First, TLast Last)>(this, isUnique: true, heap);
}
