using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Storage;

namespace PersistentObjects.Snapshots;

/// <summary>Writes one version of a store into a file: objects class by class, then the directory, last the header.</summary>
/// <remarks>
/// The header comes last since it says how long the file is and where its directory begins. While others write, what comes
/// before is synced piece by piece, lest the last sync, the caller's, keep the disk from them. Writing allocates nothing per
/// object: a block is encoded into a buffer that all blocks share.
/// </remarks>
sealed class SnapshotWriter
{
    /// <summary>A block that has reached this size gets no more objects.</summary>
    internal const int FullBlockBytes = 256 << 10;

    const int BitmapBytes = ExtentPage.Size / 8;

    readonly IStorageFile _file;
    readonly BlockFrame _frame;
    readonly SnapshotSource _source;
    readonly SnapshotPace _pace;
    readonly IProgress<SnapshotProgress>? _progress;
    readonly CancellationToken _cancellationToken;
    readonly RecordWriter _objects = new();
    readonly RecordWriter _pages = new();
    readonly ObjectEncoder _encoder;
    readonly List<SnapshotBlock> _blocks = [];
    long _position = FileHeader.Size;
    long _synced;
    long _written;
    int _inBlock;
    int _runStart;
    int _bitmap;

    SnapshotWriter(
        IStorageFile file, Guid storeId, SnapshotSource source, SnapshotPace pace, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        (_file, _source, _pace, _progress, _cancellationToken) = (file, source, pace, progress, cancellationToken);
        _frame = new BlockFrame(storeId, source.Version);
        _encoder = new ObjectEncoder(_objects, source.Version, WriteObject, findsGhosts: true);
    }

    /// <summary>Writes the version that was taken, which is durable, and returns the header of the file.</summary>
    public static FileHeader Write(
        IStorageFile file,
        Guid storeId,
        SnapshotSource source,
        SnapshotPace pace,
        DateTimeOffset takenAt,
        IProgress<SnapshotProgress>? progress,
        CancellationToken cancellationToken)
    {
        var writer = new SnapshotWriter(file, storeId, source, pace, progress, cancellationToken);
        var directory = writer.WriteBlocks();
        var header = new FileHeader(FileHeader.Snapshot, storeId, source.Version, writer._position)
        {
            Detail = directory,
            TakenAt = (uint)Math.Clamp(takenAt.ToUnixTimeSeconds(), 0, uint.MaxValue),
        };
        file.Write(header.ToBytes(), 0);
        return header;
    }

    long WriteBlocks()
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
        return WriteDirectory(classes);
    }

    void WriteClass(in ClassSource source, int number)
    {
        Begin(_objects);
        Begin(_pages);
        Span<byte> used = stackalloc byte[BitmapBytes];
        foreach (var page in source.Pages)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (page is null || !WritePage(page, number, used)) continue;
            _pages.WriteVarUInt64((ulong)page.Number);
            _pages.WriteBytes(used);
            if (_pages.Length >= FullBlockBytes) End(_pages, BlockKind.Pages, number, 0);
        }
        EndObjects(number);
        if (_pages.Length > SnapshotBlock.HeaderSize) End(_pages, BlockKind.Pages, number, 0);
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
            used[slot >> 3] |= (byte)(1 << (slot & 7));
            _objects.WrittenSince(_bitmap)[slot >> 3] |= (byte)(1 << (slot & 7));
            any = true;
            _inBlock++;
            _written++;
            if (_objects.Length < FullBlockBytes) continue;
            EndObjects(number);
            BeginRun(page);
        }
        // Nothing of the page came behind its beginning.
        if (_objects.Length == _bitmap + BitmapBytes) _objects.Truncate(_runStart);
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
        _objects.Append(BitmapBytes).Clear();
    }

    void EndObjects(int number)
    {
        if (_inBlock > 0) End(_objects, BlockKind.Objects, number, _inBlock);
        _inBlock = 0;
        _progress?.Report(new SnapshotProgress(_written, _source.Objects, _position));
    }

    long WriteDirectory(List<SnapshotClass> classes)
    {
        // Sorted, so that equal stores have equal snapshots.
        var numbers = new Dictionary<ClassExtent, int>();
        foreach (var source in _source.Classes) numbers.Add(source.Extent, numbers.Count + 1);
        var ghosts = _encoder.Ghosts.Select(o => new Ghost(o.IdValue, numbers[o.Home!])).OrderBy(ghost => ghost.Id);
        var directory = new SnapshotDirectory
        {
            Classes = classes,
            PageCount = _source.PageCount,
            Schema = _source.Schema,
            Blocks = _blocks.ToArray(),
            Ghosts = [.. ghosts],
        };
        var offset = _position;
        Begin(_pages);
        directory.Write(_pages);
        End(_pages, BlockKind.Directory, 0, 0);
        return offset;
    }

    static void Begin(RecordWriter content)
    {
        content.Clear();
        content.Append(SnapshotBlock.HeaderSize).Clear();
    }

    void End(RecordWriter content, BlockKind kind, int classNumber, int objects)
    {
        var block = new SnapshotBlock(_position, content.Length - SnapshotBlock.HeaderSize, kind, classNumber, objects);
        var bytes = content.WrittenSince(0);
        _frame.Seal(bytes, block);
        _file.Write(bytes, _position);
        _blocks.Add(block);
        _position = block.End;
        Begin(content);
        if (_position - _synced < SnapshotPace.PieceBytes || !_pace.IsDue) return;
        _file.Sync();
        _synced = _position;
        _pace.Rest(_cancellationToken);
    }
}
