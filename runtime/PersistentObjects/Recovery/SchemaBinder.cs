using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Recovery;

/// <summary>
/// Binds the class descriptions of log and snapshot to today's classes, by names: of today, of before, of what is retired. Differences
/// are collected, so that one exception names all of them.
/// </summary>
sealed class SchemaBinder
{
    readonly SchemaCatalog _catalog;
    readonly ObjectHeap _heap;
    readonly FieldBinder _fields;
    readonly IReadOnlyDictionary<string, bool> _retiredClasses;
    readonly Dictionary<int, LoadedClass?> _byNumber = [];
    readonly Dictionary<ClassExtent, LoadedClass> _latest = [];
    readonly Dictionary<string, ClassExtent> _extents;
    readonly FreedNames _freed = new();
    readonly List<string> _differences = [];
    readonly HashSet<(ClassExtent Extent, PersistentProperty Reference)> _addedReferences = [];

    /// <summary>Nothing is bound yet.</summary>
    /// <param name="heap">A heap with all classes and no objects.</param>
    /// <param name="catalog">Gets the descriptions of the log.</param>
    /// <param name="resolver">Finds objects and blobs that values mention.</param>
    /// <param name="classOf">Knows the class of each id that was ever given out.</param>
    /// <param name="retiredClasses">The classes that are not declared any more, by their full names.</param>
    internal SchemaBinder(ObjectHeap heap, SchemaCatalog catalog, IObjectResolver resolver, Func<long, ClassExtent?> classOf, IEnumerable<RetiredName> retiredClasses)
    {
        (_heap, _catalog) = (heap, catalog);
        _fields = new FieldBinder(heap, resolver, classOf, Nulls);
        _extents = heap.Classes.All.ToDictionary(extent => extent.Model.Name);
        foreach (var extent in heap.Classes.All)
        {
            // A class of that name today is another one.
            foreach (var former in extent.Model.FormerNames) _extents.TryAdd(former, extent);
        }
        _retiredClasses = retiredClasses.DistinctBy(retired => retired.Name).ToDictionary(retired => retired.Name, retired => retired.DropsData);
    }

    /// <summary>
    /// Whether classes and properties that nobody declares, or has retired, are kept: a newer program has added them, which
    /// relies on it.
    /// </summary>
    bool KeepsUnknown => History.IsWrittenByNewer;

    /// <summary>Objects can't be loaded, but the schema records that follow can still be compared.</summary>
    internal bool HasDifferences => _differences.Count > 0;

    /// <summary>Gets what log and snapshot say of programs and migrations.</summary>
    internal HistoryCatalog History => _catalog.History;

    /// <summary>What may be null and must not be, once migrations have run.</summary>
    internal NullChecks Nulls { get; } = new();

    internal void Add(StoredClass stored)
    {
        if (Introduce(stored) is not { } loaded) return;
        _differences.AddRange(_freed.Find(stored, loaded.Extent));
        _freed.Note(stored, loaded.Extent);
    }

    /// <summary>The class descriptions of the log that a snapshot brings along; the log behind it goes on from them.</summary>
    internal void Add(SchemaState state)
    {
        foreach (var stored in state.Latest) Introduce(stored);
        _catalog.Restored(state.LastNumber);
    }

    /// <summary>Binds a description of what a snapshot holds; null when it is different.</summary>
    internal LoadedClass? BindSnapshot(StoredClass stored)
    {
        var loaded = Bind(stored);
        if (loaded is not null) _freed.Note(stored, loaded.Extent);
        return loaded;
    }

    LoadedClass? Introduce(StoredClass stored)
    {
        _catalog.Add(stored);
        return Bind(stored) is { } loaded ? _byNumber[stored.Number] = _latest[loaded.Extent] = loaded : null;
    }

    LoadedClass? Bind(StoredClass stored)
    {
        if (ExtentOf(stored) is not { } extent)
        {
            _differences.Add($"{stored.Name} is stored and is not a class of this store any more.");
            return null;
        }
        var before = _differences.Count;
        if (extent.Model.Create is null) _differences.Add($"{stored.Name} is stored with objects of its own and declared abstract.");
        if (stored.BaseName.Length > 0 && extent.Model.Ancestors.All(ancestor => ancestor.Name != _fields.NameNow(stored.BaseName))) _fields.HasChangedClasses = true;
        var fields = new List<StoredField>();
        var bound = new HashSet<PersistentProperty>();
        foreach (var property in stored.Properties)
        {
            if (BindProperty(stored, property, extent, bound) is { } field) fields.Add(field);
        }
        if (_differences.Count > before) return null;
        foreach (var added in extent.Model.Properties.Where(property => !bound.Contains(property)))
        {
            if (added.HasReferences) _addedReferences.Add((extent, added));
            if (NullChecks.Forbids(added)) Nulls.Add(extent, added, isAdded: true);
        }
        return new LoadedClass(stored, extent, [.. fields]);
    }

    /// <summary>All objects are loaded: what had to wait for that is read.</summary>
    internal void Finish()
    {
        ThrowIfIncompatible();
        _fields.Finish();
        _differences.AddRange(_fields.Refusals.Describe());
        if (History.AreMigrationsHeldBack) new OlderReaders(_heap, _catalog, _fields, _differences).Consider(_latest.Values);
        DescribeInitializedReferences();
        // Asked of all stores when migrations have run. But one refusal names everything, and this one comes before that.
        if (HasDifferences && !History.HasPending) _differences.AddRange(Nulls.Describe(_fields.Refusals));
        ThrowIfIncompatible();
    }

    ClassExtent? ExtentOf(StoredClass stored)
    {
        if (_extents.TryGetValue(stored.Name, out var extent)) return extent;
        if (!_retiredClasses.ContainsKey(stored.Name) && !KeepsUnknown) return null;
        _fields.HasChangedClasses = true;
        return _extents[stored.Name] = _heap.Classes.RegisterRetired(stored.Name, stored.BaseName);
    }

    StoredField? BindProperty(StoredClass stored, StoredProperty property, ClassExtent extent, HashSet<PersistentProperty> bound)
    {
        var model = extent.Model;
        if (model.Type == typeof(RetiredObject)) return Known(_fields.Retain(extent, property), stored, property);
        var today = FieldBinder.Find(model, property.Name);
        if (today is not null)
        {
            if (!bound.Add(today))
            {
                _differences.Add($"{stored.Name}.{property.Name} is stored beside another property that {today.Name} is or was called.");
                return null;
            }
            return _fields.Bind(stored.Name, property, extent, today, _differences);
        }
        var retired = model.Ancestors.Prepend(model).SelectMany(c => c.Retired).Where(name => property.IsOrWas(name.Name)).ToList();
        if (retired.Count == 0 && !KeepsUnknown)
        {
            _differences.Add($"{stored.Name}.{property.Name} ({property.TypeName}) is stored and not declared any more.");
            return null;
        }
        return Known(retired.Any(name => name.DropsData) && !KeepsDropped ? FieldBinder.Drop(property) : _fields.Retain(extent, property), stored, property);
    }

    /// <summary>Whether data that is to be given up is still needed, by migrations that have not run, or by older programs.</summary>
    bool KeepsDropped => History.HasPending || History.AreMigrationsHeldBack;

    StoredField? Known(StoredField? field, StoredClass stored, StoredProperty property)
    {
        if (field is null) _differences.Add($"{stored.Name}.{property.Name} is stored as {property.TypeName}, which only a newer version of this library knows.");
        return field;
    }

    /// <summary>
    /// An initializer of a reference that was added since may have given an old object a new one, which is in no store: what
    /// is set there would be lost. Asked when all objects are loaded.
    /// </summary>
    void DescribeInitializedReferences()
    {
        foreach (var (extent, reference) in _addedReferences)
        {
            if (extent.Objects.Select(o => MadeFor(o, reference)).FirstOrDefault(made => made is not null) is not { } made) continue;
            _differences.Add(
                $"{extent.Model.Name}.{reference.Name} was added, and its initializer gives old objects a new {made.GetType().Name} that is in no store. "
                + "Declare it without an initializer and set it in a [Migration].");
        }
    }

    static PersistentObject? MadeFor(PersistentObject o, PersistentProperty reference)
    {
        var targets = new List<PersistentObject>();
        reference.AddReferences(o, targets);
        return targets.Find(target => target.Home is null);
    }

    /// <summary>The class with a schema number.</summary>
    internal LoadedClass ByNumber(ulong number)
        => number <= int.MaxValue && _byNumber.TryGetValue((int)number, out var loaded)
            ? loaded!
            : throw new RecordFormatException($"schema number {number}, which no schema record has introduced");

    /// <summary>The newest description of a class so far, which updates of its objects refer to.</summary>
    internal LoadedClass Latest(ClassExtent extent) => _latest.TryGetValue(extent, out var latest)
        ? latest
        : throw new RecordFormatException($"an object of '{extent.Model.Name}', which no schema record has introduced");

    /// <summary>Throws what was found, once each: an older and a newer description of a class may differ in the same way.</summary>
    void ThrowIfIncompatible()
    {
        if (_differences.Count > 0) throw new IncompatibleSchemaException([.. _differences.Distinct()]);
    }
}
