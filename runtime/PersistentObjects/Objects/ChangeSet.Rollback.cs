namespace PersistentObjects.Objects;

/// <content>How changes are taken back.</content>
sealed partial class ChangeSet
{
    /// <summary>Takes all back, newest first: objects, indexes, extents, ids. Writer lock.</summary>
    /// <param name="restoreIds">False when later transactions have taken ids, too: the store is poisoned.</param>
    internal void Rollback(bool restoreIds = true)
    {
        // Candidates first, while objects have the ids by which some of them are found.
        if (restoreIds) heap.IndexEdits.Rollback();
        else ReleaseKeys();
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var (o, draft) = _changes[i];
            if (draft.Older is { Absent: true }) RollbackAdd(o, draft);
            else RollbackChange(o, draft);
        }
        if (restoreIds) _additions?.RestoreIds();
        Clear();
    }

    /// <summary>Takes back the drafts that say what was there before: their objects keep their versions. Writer lock.</summary>
    internal void DropUnchanged() => _changes.RemoveAll(change =>
    {
        if (change.Draft.Unchanged) RollbackChange(change.Object, change.Draft);
        return change.Draft.Unchanged;
    });

    /// <summary>
    /// Takes the drafts' keys out of the indexes, after they were staged: what the indexes had noted since then belongs
    /// to others.
    /// </summary>
    void ReleaseKeys()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var (o, draft) = _changes[i];
            var older = draft.Older!;
            if (!draft.HasKeys || (!draft.KeysChanged && !older.Absent)) continue;
            foreach (var index in o.Home!.Indexes) index.Release(o, older, [draft]);
        }
        heap.IndexEdits.Commit();
    }

    void RollbackAdd(PersistentObject o, VersionNode draft)
    {
        var home = o.Home!;
        // Never back to null: a reader that holds the candidate would take the fields for published.
        Volatile.Write(ref o.Sidecar, VersionNode.Detached);
        TestHooks.At(HookPoint.SidecarSet);
        if (draft.HasKeys) home.NewestCount--;
        home.TakeOut(o.IdValue);
        Volatile.Write(ref o.Home, null);
        o.IdValue = 0;
    }

    void RollbackChange(PersistentObject o, VersionNode draft)
    {
        var home = o.Home!;
        var older = draft.Older!;
        Volatile.Write(ref o.Sidecar, older);
        if (draft.Deleted) home.NewestCount++;
        // A base that only this draft had needed: the fields have held the same all the time.
        if (older is { IsBase: true, Older: null, Pin: null }) Volatile.Write(ref o.Sidecar, null);
        else heap.Settling.Enqueue(o, 0);
    }
}
