namespace PersistentObjects.Objects;

/// <summary>
/// The objects whose version chains may be shortened, each with the version that must be published first.
/// </summary>
/// <remarks>
/// An object settles under the writer lock: when its newest node is published and no scope needs an older one, the
/// fields hold all there is, and the sidecar becomes null. The publisher must not do that: a writer that has loaded the
/// old field would see no sidecar and lose its predecessor's update.
/// </remarks>
sealed class SettleQueue(ObjectHeap heap)
{
    readonly Queue<(PersistentObject Object, long Version)> _queue = new();
    readonly Stack<List<PersistentObject>> _released = new();
    readonly List<ScopeEntry> _scopes = [];
    readonly List<VersionNode> _dropped = [];
    long _published;

    /// <summary>How many entries wait. Writer lock; for tests.</summary>
    internal int Count => _queue.Count + _released.Sum(objects => objects.Count);

    /// <summary>Looks at the object once this version is published. Writer lock.</summary>
    internal void Enqueue(PersistentObject o, long version) => _queue.Enqueue((o, version));

    /// <summary>Makes room for so many entries more. Writer lock.</summary>
    internal void Reserve(int count) => _queue.EnsureCapacity(_queue.Count + count);

    /// <summary>
    /// Settles up to <paramref name="share"/> objects; true when more could be settled now. First those that writers have
    /// queued, whose share is larger than what they queue, so that something is always left for what scopes have released.
    /// Writer lock.
    /// </summary>
    internal bool SettleShare(int share)
    {
        if (_queue.Count == 0 && _released.Count == 0 && !heap.Scopes.HasReleased) return false;
        _published = heap.Scopes.Read(in heap.PublishedRef, _scopes, out var closed);
        while (closed is not null)
        {
            _released.Push(closed.Retained!);
            // Nodes go on pointing at it for a while, and must not keep the others alive.
            (closed, closed.Older, closed.Retained) = (closed.Older, null, null);
        }
        TestHooks.At(HookPoint.ScopesRead);
        try
        {
            // Whoever publishes the version of what comes first looks here again.
            while (_queue.TryPeek(out var next) && next.Version <= _published)
            {
                if (share-- == 0) return true;
                _queue.Dequeue();
                Prune(next.Object);
            }
            while (_released.TryPeek(out var objects))
            {
                if (objects.Count == 0)
                {
                    _released.Pop();
                    continue;
                }
                if (share-- == 0) return true;
                var o = objects[^1];
                objects.RemoveAt(objects.Count - 1);
                Prune(o);
            }
            return false;
        }
        finally
        {
            heap.IndexEdits.Commit();
        }
    }

    /// <summary>Drops what was staged behind the published version: the store is poisoned. Writer lock.</summary>
    internal void DropUnpublished(long published)
    {
        for (var count = _queue.Count; count > 0; count--)
        {
            var entry = _queue.Dequeue();
            if (entry.Version <= published) _queue.Enqueue(entry);
        }
    }

    void Prune(PersistentObject o)
    {
        var head = o.Sidecar;
        // An object whose Add was taken back may have gone to another store since, whose chain is not for this lock.
        if (head is null || head.IsSentinel || o.Home?.Heap != heap) return;
        var current = head;
        while (current is not null && current.Version > _published) current = current.Older;
        if (current is null) return;

        _dropped.Clear();
        DropUnneeded(o, current);
        if (_dropped.Count > 0) ReleaseKeys(o, head);
        // What they hold, a large value perhaps, goes with them.
        _dropped.Clear();
        if (!ReferenceEquals(current, head) || current.Older is not null) return;
        if (!current.Deleted) Volatile.Write(ref o.Sidecar, null);
        else
        {
            Volatile.Write(ref o.Sidecar, VersionNode.DeletedForever);
            o.Home!.Remove(o.IdValue);
        }
    }

    /// <summary>Unlinks every node older than <paramref name="current"/> that no scope reads.</summary>
    void DropUnneeded(PersistentObject o, VersionNode current)
    {
        var kept = current;
        var newerVersion = current.Version;
        var scope = _scopes.Count - 1;
        for (var node = current.Older; node is not null; node = node.Older)
        {
            while (scope >= 0 && _scopes[scope].Version >= newerVersion) scope--;
            if (scope >= 0 && _scopes[scope].Version >= node.Version)
            {
                if (!ReferenceEquals(kept.Older, node)) Volatile.Write(ref kept.Older, node);
                kept = node;
                Pin(o, node, OldestReader(node, scope));
            }
            else
            {
                _dropped.Add(node);
                kept.KeysChanged |= node.KeysChanged;
            }
            newerVersion = node.Version;
        }
        if (kept.Older is not null) Volatile.Write(ref kept.Older, null);
    }

    ScopeEntry OldestReader(VersionNode node, int scope)
    {
        while (scope > 0 && _scopes[scope - 1].Version >= node.Version) scope--;
        return _scopes[scope];
    }

    /// <summary>Sees to it that the object is looked at again when the scope closes.</summary>
    void Pin(PersistentObject o, VersionNode node, ScopeEntry scope)
    {
        if (ReferenceEquals(node.Pin, scope)) return;
        node.Pin = scope;
        if (heap.Scopes.TryRetain(scope, o)) return;
        node.Pin = null;
        _queue.Enqueue((o, 0));
    }

    /// <summary>A candidate of an index goes with the last node that has its key.</summary>
    void ReleaseKeys(PersistentObject o, VersionNode head)
    {
        var changed = head.Deleted;
        for (var node = head; node is not null && !changed; node = node.Older) changed = node.KeysChanged;
        if (!changed) return;
        foreach (var index in o.Home!.Indexes) index.Release(o, head, _dropped);
    }
}
