using System.Runtime.InteropServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;

namespace PersistentObjects.Objects;

/// <summary>What one write transaction changes, and how that is taken back.</summary>
/// <remarks>
/// Filled under the writer lock. After staging it belongs to the pipeline: the publisher reads it, then it is reused,
/// since garbage per commit makes collections more frequent and each of them pays for the old objects that point at
/// young nodes.
/// </remarks>
sealed partial class ChangeSet(ObjectHeap heap)
{
    readonly List<Change> _changes = new(4);
    readonly List<Change> _keyChanges = new(2);
    readonly Reachability _reachability = new(heap);
    Additions? _additions;
    Deletions? _deletions;

    internal ReadOnlySpan<Change> Changes => CollectionsMarshal.AsSpan(_changes);

    internal bool IsEmpty => _changes.Count == 0;

    internal int Count => _changes.Count;

    Additions Additions => _additions ??= new Additions(this, heap);

    Deletions Deletions => _deletions ??= new Deletions(this);

    /// <summary>Whether it deletes objects and adds none.</summary>
    internal bool Frees
    {
        get
        {
            var deletes = false;
            foreach (var (_, draft) in Changes)
            {
                if (draft.Deleted) deletes = true;
                else if (draft.Older is { Absent: true }) return false;
            }
            return deletes;
        }
    }

    /// <summary>Why the transaction can't commit any more, even if its body swallows the exception.</summary>
    internal Exception? Doom { get; set; }

    /// <summary>Sets a property of an attached object.</summary>
    internal void Set<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        // First of all, since nothing must be added for an object that is refused: a deleted one, or one whose Add was
        // rolled back while the setter waited for the writer lock.
        RequireOwn(o);
        if (property.Changing is not null) CallHook(o, property, value);
        var current = Current(o, property);
        var adopted = property.HasReferences ? _reachability.From(o, property, value) : null;
        if (adopted is not null) AddAll(adopted);
        try
        {
            if (property.Codec.Same(current, value)) return;
        }
        catch (Exception e) when (adopted is not null)
        {
            // A codec of the user's has thrown. What the value brought along must not stay without it.
            Doom ??= e;
            throw;
        }
        var draft = Draft(o);
        var values = draft.Values!;
        var indexes = o.Home!.IndexesOf(property);
        if (indexes.Length == 0)
        {
            property.FieldOf(values) = value;
            return;
        }
        try
        {
            foreach (var index in indexes) index.BeforeChange(values);
            property.FieldOf(values) = value;
            NoteKeys(o, draft, indexes);
        }
        catch (Exception e)
        {
            // An Equals or GetHashCode of the user's has thrown half-way: nothing but a rollback puts that right.
            Doom ??= e;
            throw;
        }
    }

    void NoteKeys(PersistentObject o, VersionNode draft, ObjectIndex[] indexes)
    {
        foreach (var index in indexes)
        {
            if (!index.AfterChange(o, draft)) continue;
            draft.KeysChanged = true;
            if (index.IsUnique) NoteUniqueKey(o, draft);
        }
    }

    /// <summary>Adds an object and every detached one that it reaches; first all are looked at, then all are added.</summary>
    internal void Add(PersistentObject root)
    {
        if (root.Home is not null)
        {
            if (root.Home.Heap == heap && root.Sidecar is { HasKeys: false }) throw Deleted(root);
            throw new InvalidOperationException(root.Home.Heap == heap
                ? $"{ObjectNames.Short(root)} is in this store already."
                : $"{ObjectNames.Short(root)} belongs to another store. Make a new object for this one.");
        }
        var reached = _reachability.From(root);
        AddAll(reached);
        _reachability.Return(reached);
    }

    /// <summary>Deletes an object, and does with those that refer to it what their properties say.</summary>
    internal void Delete(PersistentObject o)
    {
        RequireOwn(o);
        if (o.Home!.Incoming.Length == 0) DeleteAlone(o);
        else Deletions.Delete(o);
    }

    /// <summary>Deletes an object of this store, whoever refers to it.</summary>
    internal void DeleteAlone(PersistentObject o)
    {
        var draft = Draft(o);
        try
        {
            foreach (var index in o.Home!.Indexes) index.Deleting(o, draft);
        }
        catch (Exception e)
        {
            Doom ??= e;
            throw;
        }
        draft.Deleted = true;
        o.Home.NewestCount--;
    }

    /// <summary>Checks that nothing is left which restricts deletions, now that the body has ended.</summary>
    internal void CheckRestrictions() => _deletions?.Check();

    /// <summary>Checks the new keys of unique indexes, now that the body has ended.</summary>
    internal void CheckUnique()
    {
        foreach (var (o, draft) in CollectionsMarshal.AsSpan(_keyChanges))
        {
            if (draft.Deleted) continue;
            foreach (var index in o.Home!.Indexes) index.CheckUnique(o, draft);
        }
    }

    /// <summary>Checks that there is no second object of which there must be a single one, now that the body has ended.</summary>
    internal void CheckSingles() => _additions?.CheckSingles();

    /// <summary>Makes room for what <see cref="Stage"/> does, so that it can't fail half-way. Writer lock.</summary>
    internal void PrepareStage() => heap.Settling.Reserve(_changes.Count);

    /// <summary>Gives all drafts their version and queues their objects for settling. Writer lock.</summary>
    internal void Stage(long version)
    {
        heap.IndexEdits.Commit();
        foreach (var (o, draft) in Changes)
        {
            EndEdits(o, draft);
            draft.Version = version;
            heap.Settling.Enqueue(o, version);
        }
        heap.Settler.NoteQueued(_changes.Count);
    }

    /// <summary>The publisher, in commit order: fields and stamps first, then the number that makes them visible.</summary>
    internal void Publish(long version)
    {
        foreach (var (o, draft) in Changes)
        {
            var home = o.Home!;
            if (draft.Deleted)
            {
                if (draft.Older is not { Absent: true }) home.PublishedCount.Add(-1, version);
                continue;
            }
            if (draft.Older is { Absent: true })
            {
                home.PublishedCount.Add(1, version);
                if (home.HasInverses) DetachedReferrers.Forget(o);
            }
            WriteFields(o, draft.Values!, version);
            TestHooks.At(HookPoint.FieldsWritten);
        }
        TestHooks.At(HookPoint.BeforePublished);
        heap.Published = version;
    }

    internal void Clear()
    {
        _changes.Clear();
        _keyChanges.Clear();
        _additions?.Clear();
        _deletions?.Clear();
        Doom = null;
    }

    static void WriteFields(PersistentObject o, PersistentObject values, long version)
    {
        // Readers of wide values retry while the stamp is odd. The barrier keeps the fields behind the odd stamp, the
        // release of the even one keeps them before it.
        Volatile.Write(ref o.Stamp, (version << 1) | 1);
        Volatile.WriteBarrier();
        o.Home!.Model.CopyFields(o, values);
        Volatile.Write(ref o.Stamp, version << 1);
    }

    static T Current<T>(PersistentObject o, FieldProperty<T> property)
    {
        // Nobody publishes a settled object, so its fields are the newest values; under the writer lock that stays so.
        if (o.Sidecar is not { } head) return property.In(o);
        return head.HasKeys ? property.In(head.Values!) : throw Deleted(o);
    }

    VersionNode Draft(PersistentObject o)
    {
        NoteEdit(o);
        var head = o.Sidecar;
        if (head is not null && !head.HasKeys) throw Deleted(o);
        if (head is { Version: VersionNode.Uncommitted }) return head;
        Reserve();
        head ??= new VersionNode(o.Stamp >> 1, o.CopyValues(), null) { IsBase = true };
        var draft = new VersionNode(VersionNode.Uncommitted, head.Values!.CopyValues(), head);
        TestHooks.At(HookPoint.DraftBuilt);
        Volatile.Write(ref o.Sidecar, draft);
        Note(o, draft);
        return draft;
    }

    /// <summary>
    /// Makes room for one more change. Whatever needs memory comes before the object is changed: one that has a draft, and is not in
    /// the list, would never be rolled back.
    /// </summary>
    internal void Reserve()
    {
        if (_changes.Count < _changes.Capacity) return;
        TestHooks.At(HookPoint.ChangesGrow);
        _changes.EnsureCapacity(_changes.Count + 1);
    }

    /// <summary>An object has a draft, for which there is room.</summary>
    internal void Note(PersistentObject o, VersionNode draft) => _changes.Add(new Change(o, draft));

    /// <summary>A draft may have a key of a unique index that others have.</summary>
    internal void NoteUniqueKey(PersistentObject o, VersionNode draft) => _keyChanges.Add(new Change(o, draft));

    void AddAll(List<PersistentObject> reached)
    {
        NoteEdit(reached[0]);
        Additions.Add(reached);
    }

    void RequireOwn(PersistentObject o)
    {
        if (o.Home is null) throw new InvalidOperationException($"{ObjectNames.Short(o)} is in no store.");
        if (o.Home.Heap != heap) throw new InvalidOperationException($"{ObjectNames.Short(o)} belongs to another store.");
    }

    internal static ObjectDeletedException Deleted(PersistentObject o) => new(
        $"{ObjectNames.Short(o)} is deleted and can't be changed, deleted again, added or referred to.",
        new ObjectId(o.IdValue));
}

/// <summary>An object and its draft.</summary>
readonly record struct Change(PersistentObject Object, VersionNode Draft);
