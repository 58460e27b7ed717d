namespace PersistentObjects.Objects;

/// <summary>
/// Deletes objects, and does with those that refer to them what their properties say: SetNull and Cascade at once, so that
/// the rest of the body sees it, Restrict when the body has ended, so that objects which refer to each other are deleted in
/// any order.
/// </summary>
/// <invariants>
/// When a transaction has been checked, no object that it leaves refers to one that it deletes. Objects that refer to one
/// which was deleted are only those that older versions of the library have left in a store.
/// </invariants>
/// <remarks>Writer lock. What is still to be done is a list and no recursion, since chains of references may be long.</remarks>
sealed class Deletions(ChangeSet changes)
{
    // Deleted, and all that refers to them has still to be looked for.
    readonly List<PersistentObject> _open = [];
    readonly List<PersistentObject> _restricted = [];
    readonly List<PersistentObject> _referrers = [];
    readonly Dictionary<IncomingReference, ReferrerMap> _maps = [];
    bool _isRunning;

    /// <summary>Deletes an object of the store.</summary>
    internal void Delete(PersistentObject root)
    {
        // Refused before anything has happened when it is deleted already.
        changes.DeleteAlone(root);
        _open.Add(root);
        // A hook of a property that was set to null deletes something: who is at work already goes on with it.
        if (_isRunning) return;
        _isRunning = true;
        try
        {
            while (_open.Count > 0)
            {
                var target = _open[^1];
                _open.RemoveAt(_open.Count - 1);
                foreach (var reference in target.Home!.Incoming)
                {
                    if (reference.Rule == DeleteRule.Restrict) Restrict(target);
                    else Release(reference, target);
                }
            }
        }
        catch (Exception e)
        {
            // Code of the user's has thrown half-way: nothing but a rollback puts that right.
            changes.Doom ??= e;
            throw;
        }
        finally
        {
            _isRunning = false;
            _open.Clear();
            // They are true only while nobody but this method changes anything.
            _maps.Clear();
        }
    }

    /// <summary>The body has ended: whoever still refers, through a property that restricts deletions, to what was deleted?</summary>
    /// <exception cref="DeleteRestrictedException">Somebody does.</exception>
    internal void Check()
    {
        if (_restricted.Count == 0) return;
        var violations = new RestrictionViolations();
        var scanned = new HashSet<IncomingReference>();
        foreach (var target in _restricted)
        {
            foreach (var reference in target.Home!.Incoming)
            {
                if (reference.Rule != DeleteRule.Restrict) continue;
                if (reference.Index is null) scanned.Add(reference);
                else
                {
                    FindReferrers(reference, target);
                    foreach (var referrer in _referrers) violations.Add(referrer, reference.Property, target);
                }
            }
        }
        // However many objects are deleted, one look at the others is enough.
        foreach (var reference in scanned)
        {
            foreach (var (referrer, target) in reference.All())
            {
                if (target.Sidecar is { Deleted: true, Version: VersionNode.Uncommitted }) violations.Add(referrer, reference.Property, target);
            }
        }
        violations.ThrowIfAny();
    }

    internal void Clear()
    {
        _restricted.Clear();
        _referrers.Clear();
    }

    void Restrict(PersistentObject target)
    {
        if (_restricted.Count == 0 || !ReferenceEquals(_restricted[^1], target)) _restricted.Add(target);
    }

    void Release(IncomingReference reference, PersistentObject target)
    {
        FindReferrers(reference, target);
        foreach (var referrer in _referrers)
        {
            // A hook may have been faster with another one of them.
            if (!reference.IsReferrer(referrer, target)) continue;
            if (reference.Rule == DeleteRule.SetNull)
            {
                reference.Property.RemoveReferences(changes, referrer, target);
                // What a hook has changed the maps don't know.
                if (reference.Property.HasHook) _maps.Clear();
                continue;
            }
            changes.DeleteAlone(referrer);
            _open.Add(referrer);
        }
    }

    void FindReferrers(IncomingReference reference, PersistentObject target)
    {
        _referrers.Clear();
        if (reference.Index is not null)
        {
            reference.AddReferrers(target, _referrers);
            return;
        }
        // The first search looks at all objects; the second one, in a chain, makes a map that serves all others.
        if (!_maps.TryGetValue(reference, out var map))
        {
            _maps.Add(reference, new ReferrerMap(reference));
            reference.AddReferrers(target, _referrers);
        }
        else map.AddReferrers(target, _referrers);
    }
}
