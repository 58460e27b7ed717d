using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Testing;

/// <summary>
/// Objects of a store's classes with made-up values, which refer to one another. They are made as recovery makes them: initializers
/// run, bodies of constructors do not.
/// </summary>
sealed class SampleObjects : IObjectResolver
{
    readonly List<PersistentObject> _objects = [];
    readonly Dictionary<string, int> _idsByClass = [];

    /// <summary>Adds one object of every class of which the store has none.</summary>
    public static void AddTo(PersistentStore store)
    {
        var samples = new SampleObjects();
        var added = samples.Make(store.Heap).ToList();
        var values = new SampleValues(samples._idsByClass);
        foreach (var (o, extent) in added) samples.SetProperties(o, extent.Model, values);
        // Nobody can make up values that keep the rules of an application, and they are not asked when stored objects are read.
        store.Heap.Classes.SkipChecks();
        store.Write(() =>
        {
            foreach (var (o, _) in added)
            {
                // Others that refer to it may have brought it along.
                if (o.Home is null) store.Add(o);
            }
        });
    }

    public PersistentObject? Resolve(long id) => id is 0 ? null : _objects[(int)id - 1];

    public PersistentBlob ResolveBlob(BlobHash hash, long length) => throw new NotSupportedException("Made-up blobs have their content with them.");

    IEnumerable<(PersistentObject Object, ClassExtent Extent)> Make(ObjectHeap heap)
    {
        foreach (var extent in heap.Classes.All.OrderBy(extent => extent.Model.Name, StringComparer.Ordinal))
        {
            if (extent.Model.Create is not { } create) continue;
            if (extent.Objects.FirstOrDefault() is { } present) Remember(present, extent);
            else if (!IsTaken(extent))
            {
                var made = create();
                Remember(made, extent);
                yield return (made, extent);
            }
        }
    }

    /// <summary>A store may have a single object of a class and all its subclasses.</summary>
    bool IsTaken(ClassExtent extent)
    {
        for (var current = extent; current is not null; current = current.BaseExtent)
        {
            if (current.IsSingle && _idsByClass.ContainsKey(current.Model.Name)) return true;
        }
        return false;
    }

    void Remember(PersistentObject o, ClassExtent extent)
    {
        _objects.Add(o);
        // A class's own object, or the first of a subclass, which a reference to the class may hold as well.
        _idsByClass[extent.Model.Name] = _objects.Count;
        foreach (var ancestor in extent.Model.Ancestors) _idsByClass.TryAdd(ancestor.Name, _objects.Count);
    }

    void SetProperties(PersistentObject o, PersistentClass model, SampleValues values)
    {
        foreach (var property in model.Properties)
        {
            var reader = new RecordReader(values.Make(property.TypeName), this);
            try
            {
                property.Read(ref reader, o);
            }
            catch (RecordFormatException)
            {
                // What the application's own code makes a value of, a codec or the constructor of a record, does not take everything.
                // The property keeps what its initializer gives.
            }
        }
    }
}
