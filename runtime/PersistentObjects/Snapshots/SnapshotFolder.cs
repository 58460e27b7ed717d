using Microsoft.Extensions.Logging;
using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Snapshots;

/// <summary>The snapshots of one store as files.</summary>
/// <invariants>
/// A file gets the name of a snapshot only when it is durable and has been read back from the disk, and whoever relies on it
/// for deleting others has synced the directory before.
/// </invariants>
sealed class SnapshotFolder(IStorage storage, ILogger logger)
{
    readonly HashSet<long> _damaged = [];

    internal IStorage Storage => storage;

    internal ILogger Logger => logger;

    /// <summary>The versions of all snapshots that there are by name, newest first.</summary>
    public IReadOnlyList<long> List()
    {
        var versions = new List<long>();
        if (!storage.DirectoryExists(StorePath.Snapshots)) return versions;
        foreach (var name in storage.ListFiles(StorePath.Snapshots))
        {
            if (StorePath.IsSnapshot(name, out var version)) versions.Add(version);
        }
        versions.Reverse(); // Names are in ordinal order, and so are their numbers, which have leading zeros.
        return versions;
    }

    public string Describe(long version) => storage.Describe(StorePath.Snapshot(version));

    public string DescribeIdentity() => storage.Describe(StorePath.Identity);

    public SnapshotReader Open(long version, Guid? storeId) => SnapshotReader.Open(storage, StorePath.Snapshot(version), version, storeId);

    /// <summary>Remembers that a snapshot does not verify: it does not count among those that are kept.</summary>
    public void NoteDamaged(long version) => _damaged.Add(version);

    /// <summary>
    /// When a snapshot was taken, in seconds since 1970; null when it can't be counted on: it is known to be damaged, not this
    /// store's, or not to be read.
    /// </summary>
    public long? TakenAt(long version, Guid storeId)
    {
        if (_damaged.Contains(version)) return null;
        try
        {
            using var reader = Open(version, storeId);
            return reader.Header.TakenAt;
        }
        catch (Exception e) when (e is PersistentStoreException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Before the first write of a run: removes what an interrupted one has left. The run before may have been killed between
    /// a rename and the sync of the directory.
    /// </summary>
    public void BeginWriting()
    {
        if (!storage.DirectoryExists(StorePath.Snapshots)) return;
        RemoveLeftover();
        storage.SyncDirectory(StorePath.Snapshots);
    }

    /// <summary>Makes a snapshot of what <paramref name="write"/> puts into the file.</summary>
    public FileHeader Create(Func<IStorageFile, FileHeader> write, SnapshotPace pace, CancellationToken cancellationToken)
    {
        CreateDirectory();
        RemoveLeftover();
        FileHeader header;
        try
        {
            using (var file = storage.Create(StorePath.SnapshotTemporary))
            {
                header = write(file);
                file.Sync();
            }
            VerifyTemporary(header, pace, cancellationToken);
        }
        catch (Exception e)
        {
            RemoveAfter(e);
            throw;
        }
        storage.Rename(StorePath.SnapshotTemporary, StorePath.Snapshot(header.FirstVersion));
        storage.SyncDirectory(StorePath.Snapshots);
        _damaged.Remove(header.FirstVersion);
        return header;
    }

    void CreateDirectory()
    {
        if (storage.DirectoryExists(StorePath.Snapshots)) return;
        storage.CreateDirectory(StorePath.Snapshots);
        storage.SyncDirectory(StorePath.Root);
    }

    void VerifyTemporary(FileHeader header, SnapshotPace pace, CancellationToken cancellationToken)
    {
        using var reader = SnapshotReader.Open(storage, StorePath.SnapshotTemporary, header.FirstVersion, header.StoreId);
        reader.Verify(pace, null, cancellationToken);
    }

    void RemoveLeftover()
    {
        if (!storage.FileExists(StorePath.SnapshotTemporary)) return;
        storage.Delete(StorePath.SnapshotTemporary);
        LogEvents.LeftoverRemoved(logger, storage.Describe(StorePath.SnapshotTemporary));
    }

    // The disk may be full, and the file must not keep what others need. If it can't go now, it goes before the next one.
    void RemoveAfter(Exception failure)
    {
        try
        {
            if (storage.FileExists(StorePath.SnapshotTemporary)) storage.Delete(StorePath.SnapshotTemporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SnapshotEvents.TemporaryLeft(logger, storage.Describe(StorePath.SnapshotTemporary), failure.Message);
        }
    }
}
