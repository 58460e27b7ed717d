using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
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
        var classes = writer.WriteClasses();
        return blocks.Finish(writer._pages, writer.Directory(classes), takenAt);
    }

    List<SnapshotClass> WriteClasses()
    {
        var classes = new List<SnapshotClass>();
        foreach (var source in _source.Classes)
        {
            var before = _written;
            WriteClass(source, classes.Count + 1);
            classes.Add(new SnapshotClass(
                SchemaCatalog.Describe(source.Extent.Model, classes.Count + 1), source.NextId, _written - before));
        }
        // Asked in release builds, too: a snapshot that lacks an object would lose it with the log that it replaces.
        if (_written != _source.Objects) throw new InvalidOperationException($"{_written} objects were found at version {_source.Version}, which has {_source.Objects}. No snapshot was taken.");
        return classes;
    }

    void WriteClass(in ClassSource source, int number)
    {
        BlockWriter.Begin(_objects);
        BlockWriter.Begin(_pages);
        Span<byte> used = stackalloc byte[PageBitmap.Bytes];
        foreach (var page in source.Pages)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (page is null || !WritePage(page, number, used)) continue;
            _pages.WriteVarUInt64((ulong)page.Number);
            _pages.WriteBytes(used);
            if (_pages.Length >= BlockWriter.FullBytes) End(_pages, BlockKind.Pages, number, 0);
        }
        EndObjects(number);
        if (!BlockWriter.IsEmpty(_pages)) End(_pages, BlockKind.Pages, number, 0);
    }

    /// <summary>Writes the objects of a page, and which ids they have; false when there are none.</summary>
    bool WritePage(ExtentPage page, int number, Span<byte> used)
    {
        used.Clear();
        BeginRun(page);
        var any = false;
        for (var slot = 0; slot < ExtentPage.Size; slot++)
        {
            if (page[slot] is not { } o || !_encoder.TryWrite(o)) continue;
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

    SnapshotDirectory Directory(List<SnapshotClass> classes)
    {
        // Sorted, so that equal stores have equal snapshots.
        var numbers = new Dictionary<ClassExtent, int>();
        foreach (var source in _source.Classes) numbers.Add(source.Extent, numbers.Count + 1);
        var ghosts = _encoder.Ghosts.Select(o => new Ghost(o.IdValue, numbers[o.Home!])).OrderBy(ghost => ghost.Id);
        return new SnapshotDirectory
        {
            Classes = classes,
            PageCount = _source.PageCount,
            Schema = _source.Schema,
            Readers = _source.Readers,
            Blocks = _blocks.Blocks,
            Ghosts = [.. ghosts],
            Mark = _source.Mark,
        };
    }

    void End(RecordWriter content, BlockKind kind, int classNumber, int objects) => _blocks.End(content, kind, classNumber, objects, _cancellationToken);
}
