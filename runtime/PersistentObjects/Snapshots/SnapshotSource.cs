using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Snapshots;

/// <summary>A class as it was when the snapshot was begun.</summary>
readonly record struct ClassSource(ClassExtent Extent, ArraySegment<ExtentPage?> Pages, long NextId)
{
    /// <summary>Which values are kept beside some of its objects that the class does not declare.</summary>
    public IReadOnlyList<RetainedLayout> RetainedLayouts()
    {
        var layouts = new List<RetainedLayout>();
        if (!Extent.Heap.Retained.HasAny) return layouts;
        foreach (var page in Pages)
        {
            for (var slot = 0; page is { KeepsAny: true } && slot < ExtentPage.Size; slot++)
            {
                if (page.KeptAt(slot).Layout is { } layout && !layouts.Contains(layout)) layouts.Add(layout);
            }
        }
        return layouts;
    }
}

/// <summary>One commit version of a store, held until it has been written out.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>All of it is of one version, the newest staged one when it was taken: where ids stood, and which class descriptions
/// the log held. A description of a later transaction may be lost in a crash, and the log would then rely on one that it does
/// not hold.</item>
/// <item>That version need not be published: nothing may be read before it is durable, and so published.</item>
/// <item>Its reader in the <see cref="ScopeList"/> keeps every node of the version. So an object whose sidecar is null has
/// the version's values in its fields, and a page that was taken is not dropped.</item>
/// </list>
/// </invariants>
sealed class SnapshotSource : IDisposable
{
    readonly ObjectHeap _heap;
    readonly SchemaCatalog _schemas;
    ScopeEntry? _scope;

    SnapshotSource(ObjectHeap heap, SchemaCatalog schemas)
    {
        (_heap, _schemas) = (heap, schemas);
        Version = heap.Staged;
        Classes = [.. heap.Classes.All.Where(extent => extent.Model.Create is not null).Select(extent => new ClassSource(extent, extent.Pages, extent.NextId))];
        Objects = heap.Classes.All.Sum(extent => extent.NewestCount);
        PageCount = heap.Directory.Count;
        Schema = schemas.Capture();
        Readers = schemas.History.Effective;
        _scope = heap.Scopes.OpenForSnapshot(Version);
    }

    public long Version { get; }

    public IReadOnlyList<ClassSource> Classes { get; }

    public long Objects { get; }

    public int PageCount { get; }

    public SchemaState Schema { get; }

    public ReaderRecord Readers { get; }

    /// <summary>Values that no class declares.</summary>
    public RetainedState Retained => _heap.Retained;

    /// <summary>
    /// Up to where the log is durable, which holds the version by then: set before anything is written. Null for a backup, which
    /// has a log of its own.
    /// </summary>
    public LogMark? Mark { get; set; }

    /// <summary>The one short visit of the writer lock that a snapshot makes.</summary>
    public static SnapshotSource Take(ObjectHeap heap, SchemaCatalog schemas)
    {
        heap.WriterLock.Enter();
        try
        {
            return new SnapshotSource(heap, schemas);
        }
        finally
        {
            heap.ReleaseWriterLock();
        }
    }

    /// <summary>What its objects are written by. That stays as it was when the store was opened.</summary>
    public StoredClass Describe(PersistentClass model, int number) => _schemas.Describe(model, number);

    /// <summary>The objects that such values refer to, and that do not exist at the version.</summary>
    public IEnumerable<KeyValuePair<long, ClassExtent>> DeletedTargetsOfRetained()
        => Retained.Targets.Where(target => _heap.Directory.Find(target.Key) is not { } o || !Visibility.Exists(o, new View(Version)));

    public void Dispose()
    {
        if (_scope is null) return;
        _heap.Scopes.EndSnapshot(_scope);
        _heap.CloseScope(_scope);
        _scope = null;
    }
}
