using PersistentObjects.Blobs;
using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Snapshots;

/// <summary>Deletes snapshots that are not kept any more, and the log and the blobs that only they needed.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>The newest <see cref="StoreOptions.SnapshotsKept"/> snapshots stay, each with the log behind it, and so do younger ones
/// than <see cref="StoreOptions.SnapshotsKeptFor"/>. Those that are damaged or foreign don't count. While there are
/// fewer, the beginning of the log is one of the generations, and nothing is deleted.</item>
/// <item>Snapshots are gone durably before the log that they need: else one would be left that can't be recovered from.</item>
/// <item>Both are gone durably before the blobs that only they mention.</item>
/// <item>A power failure may leave any of the segments that were being deleted: recovery passes over what lies before the
/// snapshot that it starts from, and this deletes the rest when the store is next opened.</item>
/// </list>
/// </invariants>
sealed class SnapshotRetention(SnapshotFolder folder, BlobFolder blobs, Guid storeId, StoreOptions options)
{
    readonly IStorage _storage = folder.Storage;

    /// <summary>Every snapshot in the folder has a durable name.</summary>
    public void Apply()
    {
        if (FindOldest() is not { } oldest) return;
        Delete(StorePath.Snapshots, [.. folder.List().Where(version => version < oldest).Reverse().Select(StorePath.Snapshot)]);
        var segments = LogSegment.List(_storage);
        var start = LogStart.Find(_storage, storeId, segments, oldest);
        Delete(StorePath.Log, [.. segments.Take(Math.Max(start, 0)).Select(StorePath.Segment)]);
        blobs.DeleteNeedless(oldest, segments.Count > 0 ? segments[Math.Max(start, 0)] : oldest);
    }

    /// <summary>The oldest snapshot that is kept; null when the log is kept from its beginning.</summary>
    long? FindOldest()
    {
        var now = options.TimeProvider.GetUtcNow();
        var count = 0;
        long? oldest = null;
        foreach (var version in folder.List())
        {
            if (folder.TakenAt(version, storeId) is not { } takenAt) continue;
            count++;
            // A clock that was put back makes a snapshot younger, and so it is kept.
            var age = now - DateTimeOffset.FromUnixTimeSeconds(takenAt);
            if (count <= options.SnapshotsKept || age < options.SnapshotsKeptFor) oldest = version;
        }
        return count < options.SnapshotsKept ? null : oldest;
    }

    void Delete(string directory, List<string> paths)
    {
        if (paths.Count == 0) return;
        foreach (var path in paths)
        {
            _storage.Delete(path);
            SnapshotEvents.Deleted(folder.Logger, _storage.Describe(path));
        }
        _storage.SyncDirectory(directory);
    }
}
