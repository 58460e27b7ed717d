using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Recovery;

/// <summary>
/// Binds the class descriptions of log and snapshot to today's classes. Differences are collected, so that one exception names
/// all of them.
/// </summary>
sealed class SchemaBinder(ObjectHeap heap, SchemaCatalog catalog)
{
    readonly Dictionary<int, LoadedClass?> _byNumber = [];
    readonly Dictionary<ClassExtent, LoadedClass> _latest = [];
    readonly Dictionary<string, ClassExtent> _extents = heap.Extents.ToDictionary(extent => extent.Model.Name);
    readonly List<string> _differences = [];
    readonly HashSet<(ClassExtent Extent, PersistentProperty Reference)> _addedReferences = [];

    /// <summary>Objects can't be loaded, but the schema records that follow can still be compared.</summary>
    internal bool HasDifferences => _differences.Count > 0;

    /// <summary>Gets what log and snapshot say of programs and migrations.</summary>
    internal HistoryCatalog History => catalog.History;

    internal void Add(StoredClass stored)
    {
        catalog.Add(stored);
        if (Bind(stored) is { } loaded) _byNumber[stored.Number] = _latest[loaded.Extent] = loaded;
    }

    /// <summary>The class descriptions of the log that a snapshot brings along; the log behind it goes on from them.</summary>
    internal void Add(SchemaState state)
    {
        foreach (var stored in state.Latest) Add(stored);
        catalog.Restored(state.LastNumber);
    }

    /// <summary>Binds a description; null when it is different.</summary>
    internal LoadedClass? Bind(StoredClass stored)
    {
        if (!_extents.TryGetValue(stored.Name, out var extent))
        {
            _differences.Add($"{stored.Name} is stored and is not a class of this store any more.");
            return null;
        }
        var before = _differences.Count;
        var bound = SchemaCompatibility.Bind(stored, extent.Model, _differences);
        if (extent.Model.Create is null) _differences.Add($"{stored.Name} is stored with objects of its own and declared abstract.");
        if (_differences.Count > before) return null;
        foreach (var reference in extent.Model.References)
        {
            if (!bound.Contains(reference)) _addedReferences.Add((extent, reference));
        }
        return new LoadedClass(stored, extent, Array.ConvertAll(bound, property => property!));
    }

    /// <summary>
    /// An initializer of a reference that was added since may have given an old object a new one, which is in no store: what
    /// is set there would be lost. Asked when all objects are loaded.
    /// </summary>
    internal void RefuseInitializedReferences()
    {
        foreach (var (extent, reference) in _addedReferences)
        {
            if (extent.Objects.Select(o => MadeFor(o, reference)).FirstOrDefault(made => made is not null) is not { } made) continue;
            _differences.Add(
                $"{extent.Model.Name}.{reference.Name} was added, and its initializer gives old objects a new {made.GetType().Name} that is in no store. "
                + "Declare it without an initializer and set it in a Write.");
        }
        ThrowIfIncompatible();
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
    internal void ThrowIfIncompatible()
    {
        if (_differences.Count > 0) throw new IncompatibleSchemaException([.. _differences.Distinct()]);
    }
}
