using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Blobs;

/// <content>Files that nothing needs any more.</content>
sealed partial class BlobFolder
{
    /// <summary>
    /// Deletes what nothing mentions. The snapshots and segments that go have gone, durably: else one would come back, after a
    /// power failure, that mentions what is deleted here.
    /// </summary>
    /// <param name="oldestSnapshot">The version of the oldest snapshot that is kept.</param>
    /// <param name="firstLogged">The first version of the log that is kept.</param>
    internal void DeleteNeedless(long oldestSnapshot, long firstLogged)
    {
        BlobHash[] known;
        lock (_names) known = [.. _entries.Keys];
        var deleted = 0;
        foreach (var hash in known)
        {
            // One at a time, since others wait for the lock who give their blobs names.
            lock (_names)
            {
                if (!_entries.TryGetValue(hash, out var entry) || !IsNeedless(entry, oldestSnapshot, firstLogged)) continue;
                TestHooks.At(HookPoint.BlobNeedless);
                storage.Delete(PathOf(hash));
                _entries.Remove(hash);
            }
            deleted++;
        }
        if (deleted == 0) return;
        storage.SyncDirectory(StorePath.Blobs);
        BlobEvents.Deleted(logger, deleted);
    }

    // The handle comes first: while there is one, its holder may be about to raise the versions.
    static bool IsNeedless(BlobEntry entry, long oldestSnapshot, long firstLogged)
        => entry.Handle is null && entry.LastLogged < firstLogged && entry.LastSnapshot < oldestSnapshot;
}
