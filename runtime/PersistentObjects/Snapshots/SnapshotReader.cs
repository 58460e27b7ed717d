using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Storage;

namespace PersistentObjects.Snapshots;

/// <summary>Takes one object of a snapshot; must read exactly its values.</summary>
delegate void SnapshotObjectHandler(SnapshotClass c, long id, long version, ref RecordReader values);

/// <summary>Takes one page of a snapshot: which of its 256 ids are in use.</summary>
delegate void SnapshotPageHandler(SnapshotClass c, int number, ReadOnlySpan<byte> used);

/// <summary>Reads a snapshot, without the application's classes.</summary>
/// <remarks>
/// <see cref="Open"/> and <see cref="Verify"/> decide whether the file is what was written. What they accept and later calls
/// refuse was written wrongly. Used by one thread at a time; other threads have readers of their own (<see cref="Share"/>).
/// </remarks>
sealed class SnapshotReader : IDisposable
{
    const long ProgressBytes = 1 << 20;

    // A usual block and a little more.
    const int WindowBytes = SnapshotPace.PieceBytes + (16 << 10);

    readonly IStorage _storage;
    readonly IStorageFile _file;
    readonly FileWindow _window = new(WindowBytes);
    readonly BlockFrame _frame;

    SnapshotReader(IStorage storage, string path, IStorageFile file, FileHeader header)
    {
        (_storage, _file, Path, Header) = (storage, file, path, header);
        _frame = new BlockFrame(header.StoreId, header.FirstVersion);
        _window.Open(file);
    }

    public string Path { get; }

    public FileHeader Header { get; }

    public string FullName => _storage.Describe(Path);

    /// <summary>Opens a snapshot and verifies its header.</summary>
    /// <param name="storage">The store's directory.</param>
    /// <param name="path">The file.</param>
    /// <param name="version">The version that its name says.</param>
    /// <param name="storeId">The store that it must belong to; any if null.</param>
    /// <exception cref="StoreCorruptedException">It is not the header of that snapshot.</exception>
    public static SnapshotReader Open(IStorage storage, string path, long version, Guid? storeId)
    {
        var file = storage.Open(path, readOnly: true);
        try
        {
            var fullName = storage.Describe(path);
            var header = FileHeader.Read(file, FileHeader.Snapshot, fullName);
            if (header.FirstVersion != version) throw new StoreCorruptedException(fullName, 32, $"version {version}, as the file's name says", $"{header.FirstVersion}");
            if (storeId is not null && header.StoreId != storeId) throw new StoreCorruptedException(fullName, 16, $"store id {storeId}", $"{header.StoreId}");
            if (file.Length != header.FileBytes) throw new StoreCorruptedException(fullName, header.FileBytes, $"a file of {header.FileBytes} bytes", $"{file.Length} bytes");
            return new SnapshotReader(storage, path, file, header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A reader of the same file for another thread.</summary>
    public SnapshotReader Share() => new(_storage, Path, _storage.Open(Path, readOnly: true), Header);

    /// <summary>
    /// Verifies every byte of the file. With a pace, of a file that was just written: from the disk, since what the system still holds in
    /// memory proves nothing about it, and with rests between two pieces when others need the disk.
    /// </summary>
    /// <exception cref="StoreCorruptedException">A checksum is wrong.</exception>
    public void Verify(SnapshotPace? pace, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (pace is not null) _file.DropCache();
        var hasDirectory = false;
        var (rested, reported) = (0L, 0L);
        for (long offset = FileHeader.Size; offset < Header.FileBytes;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadBlock(offset, out var block);
            hasDirectory |= offset == Header.Detail && block.Kind == BlockKind.Directory;
            offset = block.End;
            if (offset - rested >= SnapshotPace.PieceBytes)
            {
                rested = offset;
                pace?.Rest(cancellationToken);
            }
            if (offset - reported < ProgressBytes) continue;
            reported = offset;
            progress?.Report(offset);
        }
        if (!hasDirectory) throw Corrupted(Header.Detail, "the directory of the snapshot", "something else");
    }

    /// <summary>Verifies one block.</summary>
    /// <exception cref="StoreCorruptedException">It is not what was written.</exception>
    public SnapshotBlock VerifyBlock(long offset)
    {
        ReadBlock(offset, out var block);
        return block;
    }

    /// <summary>Reads the directory.</summary>
    /// <exception cref="StoreCorruptedException">It makes no sense.</exception>
    public SnapshotDirectory ReadDirectory()
    {
        var content = ReadBlock(Header.Detail, out var own);
        try
        {
            var directory = SnapshotDirectory.Read(content);
            var end = directory.Blocks.Count == 0 ? FileHeader.Size : directory.Blocks[^1].End;
            return end == own.Offset
                ? directory
                : throw new RecordFormatException($"a directory of blocks up to offset {end}, which begins at {own.Offset}");
        }
        catch (RecordFormatException e)
        {
            throw Corrupted(own.Offset, "a directory that can be decoded", e.Message, e);
        }
    }

    /// <summary>Gives every object of a block to the handler.</summary>
    /// <exception cref="StoreCorruptedException">The block makes no sense, or is not what the directory says.</exception>
    public void ReadObjects(SnapshotDirectory directory, in SnapshotBlock block, IObjectResolver? resolver, SnapshotObjectHandler handler)
    {
        var content = ReadListed(block);
        try
        {
            var c = directory.Class(block.ClassNumber);
            var reader = new RecordReader(content, resolver);
            var count = 0;
            while (!reader.AtEnd)
            {
                var first = (long)ReadPageNumber(directory, ref reader) << ExtentPage.Shift;
                var used = reader.ReadBytes(PageBitmap.Bytes);
                for (var slot = 0; slot < ExtentPage.Size; slot++)
                {
                    if (!PageBitmap.Has(used, slot)) continue;
                    handler(c, first + slot, ReadVersion(ref reader), ref reader);
                    count++;
                }
            }
            if (count != block.Objects) throw new RecordFormatException($"{count} objects in a block of {block.Objects}");
        }
        catch (RecordFormatException e)
        {
            throw Corrupted(block.Offset, "a block of objects that can be decoded", e.Message, e);
        }
    }

    /// <summary>Gives every page of a block to the handler.</summary>
    /// <exception cref="StoreCorruptedException">The block makes no sense, or is not what the directory says.</exception>
    public void ReadPages(SnapshotDirectory directory, in SnapshotBlock block, SnapshotPageHandler handler)
    {
        var content = ReadListed(block);
        try
        {
            var c = directory.Class(block.ClassNumber);
            var reader = new RecordReader(content);
            while (!reader.AtEnd)
            {
                var number = ReadPageNumber(directory, ref reader);
                handler(c, number, reader.ReadBytes(PageBitmap.Bytes));
            }
        }
        catch (RecordFormatException e)
        {
            throw Corrupted(block.Offset, "a block of pages that can be decoded", e.Message, e);
        }
    }

    /// <summary>Of a snapshot whose checksums are right: its contents are not.</summary>
    public StoreCorruptedException Corrupted(long offset, string expected, string found, Exception? innerException = null)
        => new(FullName, offset, expected, found, innerException: innerException);

    public void Dispose() => _file.Dispose();

    static int ReadPageNumber(SnapshotDirectory directory, ref RecordReader reader)
        => reader.ReadVarUInt64() is var number && number < (ulong)directory.PageCount
            ? (int)number
            : throw new RecordFormatException($"page {number} of {directory.PageCount}");

    long ReadVersion(ref RecordReader reader)
        => reader.ReadVarUInt64() is var age && age < (ulong)Header.FirstVersion
            ? Header.FirstVersion - (long)age
            : throw new RecordFormatException($"an object that was changed {age} versions before version {Header.FirstVersion}");

    ReadOnlySpan<byte> ReadListed(in SnapshotBlock block)
    {
        var content = ReadBlock(block.Offset, out var found);
        return found == block with { Objects = 0 }
            ? content
            : throw Corrupted(block.Offset, $"{block}, as the directory says", $"{found}");
    }

    /// <summary>Reads and verifies a block; its content stays valid until the next call.</summary>
    ReadOnlySpan<byte> ReadBlock(long offset, out SnapshotBlock block)
    {
        var room = Header.FileBytes - offset - SnapshotBlock.HeaderSize;
        if (room < 0) throw Corrupted(offset, "a block", "the end of the file");
        var (length, checksum, kind, classNumber) = BlockFrame.Read(_window.Read(offset, SnapshotBlock.HeaderSize));
        if (length > Math.Min(room, Array.MaxLength - SnapshotBlock.HeaderSize)) throw Corrupted(offset, $"a block of at most {room} bytes", $"one of {length}");
        var bytes = _window.Read(offset, SnapshotBlock.HeaderSize + (int)length);
        var computed = _frame.Compute(offset, bytes);
        if (computed != checksum) throw Corrupted(offset, $"CRC-32C {computed:X8} of a block of {length} bytes", $"{checksum:X8}");
        if (kind > int.MaxValue || classNumber > int.MaxValue) throw Corrupted(offset, "a kind of block and a class", $"{kind} and {classNumber}");
        block = new SnapshotBlock(offset, (int)length, (BlockKind)kind, (int)classNumber, 0);
        return bytes[SnapshotBlock.HeaderSize..];
    }
}
