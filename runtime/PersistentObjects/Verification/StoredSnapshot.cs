using PersistentObjects.Log;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>A snapshot that was looked at: what is wrong with it, and whether it can be relied on.</summary>
sealed class StoredSnapshot
{
    readonly HashSet<long> _damaged = [];

    StoredSnapshot(SnapshotReader reader, SnapshotDirectory directory)
        => (Reader, Directory) = (reader, directory);

    internal long Version => Reader.Header.FirstVersion;

    internal SnapshotReader Reader { get; }

    internal SnapshotDirectory Directory { get; }

    /// <summary>Whether opening the store can start from it.</summary>
    internal bool IsSound { get; private set; }

    /// <summary>The offsets of the blocks that are not what was written.</summary>
    internal IReadOnlySet<long> DamagedBlocks => _damaged;

    /// <summary>Looks at every byte; null when not even the directory can be read.</summary>
    internal static StoredSnapshot? Verify(IStorage files, long version, Guid? storeId, Findings findings, CancellationToken cancellationToken)
    {
        var path = StorePath.Snapshot(version);
        SnapshotReader reader;
        try
        {
            reader = SnapshotReader.Open(files, path, version, storeId);
        }
        catch (Exception e) when (Findings.IsRefusal(e))
        {
            findings.Refused(path, e, Advice);
            return null;
        }
        try
        {
            return Verify(reader, findings, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Refused(path, e);
            return null;
        }
    }

    internal SnapshotContents Read(bool keepsObjects, Findings findings, CancellationToken cancellationToken)
        => SnapshotContents.Read(Reader, Directory, _damaged, keepsObjects, findings, cancellationToken);

    static StoredSnapshot? Verify(SnapshotReader reader, Findings findings, CancellationToken cancellationToken)
    {
        var before = findings.Damages;
        var directory = ReadDirectory(reader, findings);
        var ends = directory?.Blocks.ToDictionary(block => block.Offset, block => block.End) ?? [];
        var damaged = new HashSet<long>();
        for (long offset = FileHeader.Size; offset < reader.Header.FileBytes;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                offset = reader.VerifyBlock(offset).End;
            }
            catch (StoreCorruptedException e)
            {
                findings.Damage(FindingKind.DamagedBlock, reader.Path, offset, Findings.Explain(e), Advice);
                damaged.Add(offset);
                // Without the directory nothing says where the next block begins.
                if (!ends.TryGetValue(offset, out offset)) break;
            }
        }
        if (directory is null) return null;
        var snapshot = new StoredSnapshot(reader, directory);
        snapshot._damaged.UnionWith(damaged);
        snapshot.Read(keepsObjects: false, findings, cancellationToken);
        snapshot.IsSound = findings.Damages == before;
        return snapshot;
    }

    /// <summary>The directory; what is wrong with its checksum is found with those of all blocks.</summary>
    static SnapshotDirectory? ReadDirectory(SnapshotReader reader, Findings findings)
    {
        var (header, path) = (reader.Header, reader.Path);
        if (header.Detail < FileHeader.Size || header.Detail >= header.FileBytes)
        {
            findings.Damage(FindingKind.WrongSnapshot, path, FileHeader.DetailOffset, $"Expected the offset of a directory in a file of {header.FileBytes} bytes, found {header.Detail}.", Advice);
            return null;
        }
        try
        {
            if (reader.VerifyBlock(header.Detail).Kind != BlockKind.Directory)
            {
                findings.Damage(FindingKind.WrongSnapshot, path, header.Detail, "Expected the directory of the snapshot, found another block.", Advice);
                return null;
            }
        }
        catch (StoreCorruptedException)
        {
            return null;
        }
        try
        {
            return reader.ReadDirectory();
        }
        catch (StoreCorruptedException e)
        {
            findings.Damage(FindingKind.WrongSnapshot, path, header.Detail, Findings.Explain(e), Advice);
            return null;
        }
    }

    const string Advice = "Take a new snapshot, or move this one away: an older one, or none, and the longer log behind it give the same state, if they are sound.";
}
