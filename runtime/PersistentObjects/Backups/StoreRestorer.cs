using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Backups;

/// <summary>Copies a store that nobody has open into an empty directory, so that it is complete there or refuses to open.</summary>
/// <remarks>It takes no more than the store needs: the newest snapshot that verifies, and the log behind it.</remarks>
static class StoreRestorer
{
    public static RestoreReport Restore(IStorage backup, IStorage target, IProgress<RestoreProgress>? progress, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        if (!backup.DirectoryExists(StorePath.Root) || StoreIdentity.Read(backup) is not { } storeId)
        {
            throw new StoreCorruptedException(backup.Describe(StorePath.Identity), 0, "the identity of a backup", "no file");
        }
        using var held = Lock(backup);
        var contents = StoredContents.Read(backup, storeId, pace: null, cancellationToken);
        using var builder = StoreBuilder.Begin(target, storeId);
        if (contents.SnapshotVersion is not null) builder.AddSnapshots();
        if (contents.Blobs.Count > 0) builder.AddBlobs();
        var copied = 0L;
        foreach (var path in contents.Blobs.Concat(contents.Files))
        {
            builder.Copy(
                backup,
                path,
                count => progress?.Report(new RestoreProgress(copied += count, contents.Bytes)),
                cancellationToken);
        }
        builder.SyncNames();
        var restored = builder.Complete(contents.Version, contents.UnfinishedBytes, pace: null, cancellationToken);
        return new RestoreReport
        {
            Version = restored.Version,
            SnapshotVersion = restored.SnapshotVersion,
            SnapshotObjects = restored.SnapshotObjects,
            SkippedSnapshots = contents.Skipped,
            UnfinishedBytes = restored.UnfinishedBytes,
            Files = restored.Files.Count + restored.Blobs.Count,
            Bytes = restored.Bytes,
            Duration = TimeProvider.System.GetElapsedTime(started),
        };
    }

    /// <summary>Keeps others from writing to the backup meanwhile. Where the lock can't be taken, for want of rights, nobody is expected to.</summary>
    static IDisposable? Lock(IStorage backup)
    {
        if (!backup.FileExists(StorePath.Lock)) return null;
        try
        {
            return backup.AcquireLock(StorePath.Lock);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }
}
