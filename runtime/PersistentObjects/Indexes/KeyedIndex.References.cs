using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>Indexes by the value of a reference, which answer who refers to an object.</summary>
abstract partial class KeyedIndex<TKey>
{
    /// <summary>Whether <see cref="AddNewestMatches"/> is supported: every object with a key, but null, is found by it.</summary>
    protected virtual bool FindsAllByKey => false;

    /// <summary>Whether every object is found by the value of the property, unless that is null.</summary>
    internal bool FindsByValueOf(PersistentProperty<TKey> property)
        => FindsAllByKey && ReferenceEquals(_property, property) && _comparison is null;

    /// <summary>Whether every object is found by each element of the property that is not null.</summary>
    internal bool FindsByElementsOf(PersistentProperty property)
        => FindsAllByKey && ReferenceEquals(_source.ElementsOf, property) && _comparison is null;

    /// <summary>Adds the objects that have the key as the write transaction sees them.</summary>
    internal virtual void AddNewestMatches(TKey key, List<PersistentObject> matches)
        => throw new NotSupportedException($"{FullName} finds no objects by their keys.");
}
