namespace PersistentObjects.Objects;

/// <summary>The distinct versions that read scopes are at, from oldest to newest.</summary>
/// <remarks>
/// A leaf lock of a few instructions guards it. Opening a scope reads the published version and registers it in one
/// step under that lock, and the settler reads both under it too; otherwise a version could be dropped between the two.
/// </remarks>
sealed class ScopeList
{
    readonly Lock _gate = new();
    ScopeEntry? _oldest;
    ScopeEntry? _newest;
    ScopeEntry? _released;

    /// <summary>Held by a relaxed setter that publishes at once, across the check for scopes, the field and the version.</summary>
    internal Lock Gate => _gate;

    /// <summary>Whether any scope is open. Exact only under <see cref="Gate"/>.</summary>
    internal bool IsEmpty => _newest is null;

    /// <summary>Whether closed scopes have left objects to be settled. A hint when read without the lock.</summary>
    internal bool HasReleased => Volatile.Read(ref _released) is not null;

    /// <summary>Registers a reader at the published version.</summary>
    internal ScopeEntry Open(ref readonly long published)
    {
        lock (_gate)
        {
            var version = Volatile.Read(in published);
            TestHooks.At(HookPoint.ScopeOpening);
            return Enter(version);
        }
    }

    /// <summary>
    /// Registers a snapshot as a reader at the newest staged version, which need not be published yet. It counts as a view,
    /// since nobody has forgotten to close it. Writer lock.
    /// </summary>
    internal ScopeEntry OpenForSnapshot(long staged)
    {
        lock (_gate)
        {
            var entry = Enter(staged);
            entry.Views++;
            return entry;
        }
    }

    /// <summary>The snapshot is done with its version; its reader is still to be taken away.</summary>
    internal void EndSnapshot(ScopeEntry entry)
    {
        lock (_gate) entry.Views--;
    }

    /// <summary>Registers another reader of an open entry.</summary>
    internal void Share(ScopeEntry entry)
    {
        lock (_gate) entry.Readers++;
    }

    /// <summary>Registers another reader at the version of a view; false when the view is closed.</summary>
    internal bool TryShare(ViewLease view)
    {
        lock (_gate)
        {
            if (view.Closed) return false;
            view.Entry.Readers++;
            return true;
        }
    }

    /// <summary>Says that one of the readers of an open entry is a view.</summary>
    internal ScopeEntry NoteView(ScopeEntry entry)
    {
        lock (_gate) entry.Views++;
        return entry;
    }

    /// <summary>Closes a view, whose reader the caller then takes away; false when it is closed already.</summary>
    internal bool TryEndLease(ViewLease view)
    {
        lock (_gate)
        {
            if (view.Closed) return false;
            view.Closed = true;
            view.Entry.Views--;
            return true;
        }
    }

    /// <summary>Under the lock, for each open entry.</summary>
    internal void ForEach(Action<ScopeEntry> action)
    {
        lock (_gate)
        {
            for (var entry = _oldest; entry is not null; entry = entry.Newer) action(entry);
        }
    }

    /// <summary>Takes a reader away; true when objects wait to be settled because of it.</summary>
    internal bool Close(ScopeEntry entry)
    {
        lock (_gate)
        {
            if (--entry.Readers > 0) return false;
            if (entry.Older is null) _oldest = entry.Newer;
            else entry.Older.Newer = entry.Newer;
            if (entry.Newer is null) _newest = entry.Older;
            else entry.Newer.Older = entry.Older;
            if (entry.Retained is null) return false;
            // Linked, not copied: it may be millions of objects.
            entry.Older = _released;
            _released = entry;
            return true;
        }
    }

    /// <summary>The published version and the open entries, oldest first, as of one moment; takes the closed entries that kept objects, linked by <see cref="ScopeEntry.Older"/>.</summary>
    internal long Read(ref readonly long published, List<ScopeEntry> entries, out ScopeEntry? released)
    {
        entries.Clear();
        lock (_gate)
        {
            for (var entry = _oldest; entry is not null; entry = entry.Newer) entries.Add(entry);
            released = _released;
            _released = null;
            return Volatile.Read(in published);
        }
    }

    ScopeEntry Enter(long version)
    {
        // Only a snapshot may be at a version that is not published yet: readers come behind all others.
        var older = _newest;
        while (older is not null && older.Version > version) older = older.Older;
        if (older is not null && older.Version == version)
        {
            older.Readers++;
            return older;
        }
        var entry = new ScopeEntry(version) { Older = older, Newer = older is null ? _oldest : older.Newer };
        if (entry.Older is null) _oldest = entry;
        else entry.Older.Newer = entry;
        if (entry.Newer is null) _newest = entry;
        else entry.Newer.Older = entry;
        return entry;
    }

    /// <summary>Makes an entry answer for an object; false when its last reader has gone meanwhile.</summary>
    internal bool TryRetain(ScopeEntry entry, PersistentObject o)
    {
        lock (_gate)
        {
            if (entry.Readers == 0) return false;
            (entry.Retained ??= []).Add(o);
            return true;
        }
    }
}
