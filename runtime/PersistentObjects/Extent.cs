using System.Collections;
using System.ComponentModel;
using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>All live objects of a class and its subclasses in one store.</summary>
/// <remarks>
/// Enumerating sees one moment: the thread's read scope, its write transaction, or what is published when the enumeration
/// begins; it never throws because somebody changes the store. It takes time in proportion to the number of objects, and
/// yields each class's objects in the order of their ids. May be used by every thread.
/// </remarks>
/// <typeparam name="T">The class.</typeparam>
public sealed partial class Extent<T> : IEnumerable<T>
    where T : PersistentObject
{
    readonly ClassExtent _class;

    internal Extent(ClassExtent extent) => _class = extent;

    /// <summary>
    /// How many objects there are now. Costs the same whatever their number, but in a read scope, where they are counted.
    /// </summary>
    /// <remarks>
    /// An enumeration that begins later may yield more or fewer, unless both are in one scope. Therefore this is no collection's
    /// <c>Count</c>, by which LINQ, immutable collections and collection expressions would make the room for what they enumerate.
    /// </remarks>
    public long Count
    {
        get
        {
            var heap = _class.Heap;
            if (heap.IsWriting) return _class.Family.Sum(member => member.NewestCount);
            if (ReadScopeFrame.Current(heap) is null) return CountPublished();
            var count = 0L;
            foreach (var _ in this) count++;
            return count;
        }
    }

    /// <summary>The object with an id, null when there is none or it is of another class.</summary>
    public T? Find(ObjectId id)
    {
        var heap = _class.Heap;
        if (heap.Directory.Find(id.Value) is not T candidate) return null;
        return Glance.At(heap, candidate, static (candidate, view) => Visibility.Exists(candidate, view)) ? candidate : null;
    }

    /// <summary>Begins an enumeration, which holds its version until it is disposed or has come to the end.</summary>
    public Enumerator GetEnumerator() => new(_class);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    long CountPublished()
    {
        for (; ; )
        {
            var published = _class.Heap.Published;
            var count = 0L;
            foreach (var member in _class.Family) count += member.PublishedCount.At(published);
            Volatile.ReadBarrier();
            if (_class.Heap.Published == published) return count;
        }
    }

    /// <summary>Gives generated code a unique index.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UniqueIndex<TKey, T> Index<TKey>(UniqueIndexDefinition<TKey> definition)
        => new((UniqueIndexTable<TKey>)_class.Indexes[definition.Ordinal]);

    /// <summary>Gives generated code an equality index.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EqualityIndex<TKey, T> Index<TKey>(EqualityIndexDefinition<TKey> definition)
        => new((EqualityIndexTable<TKey>)_class.Indexes[definition.Ordinal]);

    /// <summary>Gives generated code an ordered index.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderedIndex<TKey, T> Index<TKey>(OrderedIndexDefinition<TKey> definition)
        => new((OrderedIndexTable<TKey>)_class.Indexes[definition.Ordinal]);

    /// <summary>Gives generated code an ordered unique index.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UniqueOrderedIndex<TKey, T> Index<TKey>(UniqueOrderedIndexDefinition<TKey> definition)
        => new((OrderedIndexTable<TKey>)_class.Indexes[definition.Ordinal]);

    /// <summary>Gives generated code an ordered index over several properties.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrderedCompositeIndex<TFirst, TLast, T> Index<TFirst, TLast>(OrderedCompositeIndexDefinition<TFirst, TLast> definition)
        => new((OrderedIndexTable<(TFirst First, TLast Last)>)_class.Indexes[definition.Ordinal]);

    /// <summary>Gives generated code an ordered unique index over several properties.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UniqueOrderedCompositeIndex<TFirst, TLast, T> Index<TFirst, TLast>(UniqueOrderedCompositeIndexDefinition<TFirst, TLast> definition)
        => new((OrderedIndexTable<(TFirst First, TLast Last)>)_class.Indexes[definition.Ordinal]);
}
