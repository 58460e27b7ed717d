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

/// <summary>A <see cref="UniqueAttribute"/> property.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">The property.</param>
/// <typeparam name="TKey">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UniqueIndexDefinition<TKey>(string name, PersistentProperty<TKey> key) : IndexDefinition(name)
{
    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new UniqueIndexTable<TKey>(this, key, heap);
}

/// <summary>An <see cref="IndexAttribute"/> property.</summary>
/// <param name="name">The name of the generated access.</param>
/// <param name="key">The property.</param>
/// <typeparam name="TKey">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EqualityIndexDefinition<TKey>(string name, PersistentProperty<TKey> key) : IndexDefinition(name)
{
    internal override ObjectIndex CreateIndex(ObjectHeap heap) => new EqualityIndexTable<TKey>(this, key, heap);
}
