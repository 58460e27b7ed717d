using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>A segment as a file that exists: its path and its verified header.</summary>
sealed record LogSegment(string Path, FileHeader Header)
{
    /// <summary>
    /// Sizes are multiples of this, so that a segment that was made large for one batch ends at a sector's end as well.
    /// </summary>
    const int SizeUnit = 512;

    public BatchChecksum Checksum => new(Header.StoreId, Header.FirstVersion);

    /// <summary>Whether no part of a transaction lies in an earlier segment: a backup's log begins so.</summary>
    public bool BeginsLog => Header.Detail == 1;

    /// <summary>
    /// Whether a file that has just been opened is the first segment of a store that was never finished: nothing behind its header.
    /// A backup has its identity from the first moment on, and is none.
    /// </summary>
    public static bool IsHalfCreated(FileWindow window)
        => window.Length >= FileHeader.Size && window.Read(FileHeader.DetailOffset, 1)[0] == 0 && window.FindNonZero(FileHeader.Size) < 0;

    /// <summary>The first versions of all segments there are, in ascending order.</summary>
    public static List<long> List(IStorage storage)
    {
        var segments = new List<long>();
        if (!storage.DirectoryExists(StorePath.Log)) return segments;
        foreach (var name in storage.ListFiles(StorePath.Log))
        {
            if (StorePath.IsSegment(name, out var firstVersion)) segments.Add(firstVersion);
        }
        return segments; // Names are in ordinal order, and so are their numbers, which have leading zeros.
    }

    /// <summary>The length of a segment, whatever it holds.</summary>
    public static long Measure(IStorage storage, long firstVersion)
    {
        using var file = storage.Open(StorePath.Segment(firstVersion), readOnly: true);
        return file.Length;
    }

    /// <summary>The length of a segment that has room for one batch of the given size at least.</summary>
    public static long SizeFor(long segmentSizeBytes, long batchBytes)
        => (Math.Max(segmentSizeBytes, FileHeader.Size + batchBytes) + SizeUnit - 1) / SizeUnit * SizeUnit;

    /// <summary>
    /// Creates a segment filled with zeros. It gets its name only once it is durable in full length, so that a file with
    /// a segment's name always has a valid header; its name is durable on return. <paramref name="link"/> is the checksum of the
    /// last batch of the segment before.
    /// </summary>
    public static LogSegment Create(
        IStorage storage, Guid storeId, long firstVersion, long sizeBytes, uint link, out IStorageFile file, bool beginsLog = false)
    {
        var header = new FileHeader(FileHeader.Segment, storeId, firstVersion, sizeBytes) { Detail = beginsLog ? 1 : 0, Link = link };
        var segment = new LogSegment(StorePath.Segment(firstVersion), header);
        var created = storage.Create(StorePath.SegmentTemporary);
        try
        {
            created.Write(segment.Header.ToBytes(), 0);
            ZeroFill.Write(created, FileHeader.Size, sizeBytes);
            created.Sync();
            storage.Rename(StorePath.SegmentTemporary, segment.Path);
            storage.SyncDirectory(StorePath.Log);
        }
        catch
        {
            created.Dispose();
            throw;
        }
        // Opened anew under its final name, which the messages of later failures then give.
        created.Dispose();
        file = storage.Open(segment.Path, readOnly: false);
        return segment;
    }

    /// <summary>
    /// Opens the segment that is named after <paramref name="firstVersion"/> and verifies its header. Without a
    /// <paramref name="storeId"/> the segment itself is believed.
    /// </summary>
    public static LogSegment Open(IStorage storage, long firstVersion, Guid? storeId, out IStorageFile file)
    {
        var path = StorePath.Segment(firstVersion);
        var opened = storage.Open(path, readOnly: true);
        try
        {
            var fullName = storage.Describe(path);
            var header = FileHeader.Read(opened, FileHeader.Segment, fullName);
            if (header.FirstVersion != firstVersion)
            {
                throw new StoreCorruptedException(
                    fullName, 32, $"first version {firstVersion}, as the file's name says", $"{header.FirstVersion}");
            }
            if (storeId is not null && header.StoreId != storeId)
                throw new StoreCorruptedException(fullName, 16, $"store id {storeId}", $"{header.StoreId}");

            file = opened;
            return new LogSegment(path, header);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
