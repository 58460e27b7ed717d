using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Storage;

namespace PersistentObjects.Snapshots;

/// <summary>Writes one version of a store into a file, class by class. Allocates nothing per object.</summary>
sealed class SnapshotWriter
{
    readonly BlockWriter _blocks;
    readonly SnapshotSource _source;
    readonly IProgress<SnapshotProgress>? _progress;
    readonly CancellationToken _cancellationToken;
    readonly RecordWriter _objects = new();
    readonly RecordWriter _pages = new();
    readonly ObjectEncoder _encoder;
    readonly List<SnapshotClass> _classes = [];
    readonly Dictionary<ClassExtent, int> _numbers = [];
    long _written;
    int _inBlock;
    int _runStart;
    int _bitmap;

    SnapshotWriter(BlockWriter blocks, SnapshotSource source, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        (_blocks, _source, _progress, _cancellationToken) = (blocks, source, progress, cancellationToken);
        _encoder = new ObjectEncoder(_objects, source.Version, WriteObject, findsGhosts: true);
    }

    /// <summary>Writes the version that was taken, which is durable, and returns the header of the file.</summary>
    public static FileHeader Write(
        IStorageFile file,
        Guid storeId,
        SnapshotSource source,
        IBlobDestination? destination,
        SnapshotPace pace,
        DateTimeOffset takenAt,
        IProgress<SnapshotProgress>? progress,
        CancellationToken cancellationToken)
    {
        var blocks = new BlockWriter(file, storeId, source.Version, pace);
        var writer = new SnapshotWriter(blocks, source, progress, cancellationToken);
        writer._objects.Blobs = destination;
        writer.WriteClasses();
        return blocks.Finish(writer._pages, writer.Directory(), takenAt);
    }

    void WriteClasses()
    {
        foreach (var source in _source.Classes)
        {
            _numbers.Add(source.Extent, _classes.Count + 1);
            var layouts = source.RetainedLayouts();
            if (layouts.Count == 0) WriteClass(source, null, null);
            else WriteClassWithRetained(source, layouts);
        }
        // Asked in release builds, too: a snapshot that lacks an object would lose it with the log that it replaces.
        if (_written != _source.Objects) throw new InvalidOperationException($"{_written} objects were found at version {_source.Version}, which has {_source.Objects}. No snapshot was taken.");
    }

    /// <summary>
    /// Objects beside which other values are kept are written by other descriptions: first those without any, behind which the
    /// pages of all come.
    /// </summary>
    void WriteClassWithRetained(in ClassSource source, IReadOnlyList<RetainedLayout> layouts)
    {
        var pages = new SortedDictionary<int, byte[]>();
        var first = _classes.Count + 1;
        WriteClass(source, null, pages);
        foreach (var layout in layouts) WriteClass(source, layout, pages);
        BlockWriter.Begin(_pages);
        foreach (var (number, used) in pages) AddPage(number, used, first);
        EndPages(first);
    }

    /// <summary>Writes the objects beside which values of this layout are kept, or of a class where nothing is kept all, and their pages.</summary>
    void WriteClass(in ClassSource source, RetainedLayout? layout, IDictionary<int, byte[]>? pages)
    {
        var number = _classes.Count + 1;
        var before = _written;
        BlockWriter.Begin(_objects);
        if (pages is null) BlockWriter.Begin(_pages);
        Span<byte> used = stackalloc byte[PageBitmap.Bytes];
        foreach (var page in source.Pages)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (page is null || !WritePage(page, number, layout, used, all: pages is null)) continue;
            if (pages is null) AddPage(page.Number, used, number);
            else if (pages.TryGetValue(page.Number, out var others)) PageBitmap.Unite(others, used);
            else pages.Add(page.Number, used.ToArray());
        }
        EndObjects(number);
        if (pages is null) EndPages(number);
        var description = _source.Describe(source.Extent.Model, number);
        if (source.Extent.RetiredBase is { } baseName) description = description with { BaseName = baseName };
        if (layout is not null) description = description with { Properties = [.. description.Properties, .. layout.Properties] };
        _classes.Add(new SnapshotClass(description, source.NextId, _written - before));
    }

    void AddPage(int pageNumber, ReadOnlySpan<byte> used, int classNumber)
    {
        _pages.WriteVarUInt64((ulong)pageNumber);
        _pages.WriteBytes(used);
        if (_pages.Length >= BlockWriter.FullBytes) End(_pages, BlockKind.Pages, classNumber, 0);
    }

    void EndPages(int number)
    {
        if (!BlockWriter.IsEmpty(_pages)) End(_pages, BlockKind.Pages, number, 0);
    }

    /// <summary>Writes the objects of a page beside which values of this layout are kept, and which ids they have; false when there are none.</summary>
    bool WritePage(ExtentPage page, int number, RetainedLayout? layout, Span<byte> used, bool all)
    {
        used.Clear();
        BeginRun(page);
        var any = false;
        for (var slot = 0; slot < ExtentPage.Size; slot++)
        {
            if (page[slot] is not { } o || (!all && page.KeptAt(slot).Layout != layout) || !_encoder.TryWrite(o)) continue;
            if (layout is not null) WriteKept(page.KeptAt(slot));
            PageBitmap.Set(used, slot);
            PageBitmap.Set(_objects.WrittenSince(_bitmap), slot);
            any = true;
            _inBlock++;
            _written++;
            if (_objects.Length < BlockWriter.FullBytes) continue;
            EndObjects(number);
            BeginRun(page);
        }
        // Nothing of the page came behind its beginning.
        if (_objects.Length == _bitmap + PageBitmap.Bytes) _objects.Truncate(_runStart);
        return any;
    }

    void WriteObject(PersistentObject o, PersistentObject values, long changed)
    {
        _objects.WriteVarUInt64((ulong)(_source.Version - changed));
        foreach (var property in o.Home!.Model.Properties) property.Write(_objects, values);
    }

    void WriteKept(in RetainedValues kept)
    {
        _source.Retained.TellBlobs(kept, _objects.Blobs);
        _objects.WriteBytes(kept.Bytes);
    }

    void BeginRun(ExtentPage page)
    {
        _runStart = _objects.Length;
        _objects.WriteVarUInt64((ulong)page.Number);
        _bitmap = _objects.Length;
        _objects.Append(PageBitmap.Bytes).Clear();
    }

    void EndObjects(int number)
    {
        if (_inBlock > 0) End(_objects, BlockKind.Objects, number, _inBlock);
        _inBlock = 0;
        _progress?.Report(new SnapshotProgress(_written, _source.Objects, _blocks.Position));
    }

    SnapshotDirectory Directory() => new()
    {
        Classes = _classes,
        PageCount = _source.PageCount,
        Schema = _source.Schema,
        Readers = _source.Readers,
        Blocks = _blocks.Blocks,
        // Sorted, so that equal stores have equal snapshots.
        Ghosts = [.. _encoder.Ghosts.Select(o => (Id: o.IdValue, Extent: o.Home!))
            .Concat(_source.DeletedTargetsOfRetained().Select(target => (Id: target.Key, Extent: target.Value)))
            .DistinctBy(ghost => ghost.Id)
            .Select(ghost => new Ghost(ghost.Id, _numbers[ghost.Extent]))
            .OrderBy(ghost => ghost.Id)],
        Mark = _source.Mark,
    };

    void End(RecordWriter content, BlockKind kind, int classNumber, int objects) => _blocks.End(content, kind, classNumber, objects, _cancellationToken);
}
