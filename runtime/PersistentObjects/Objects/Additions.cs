using PersistentObjects.Checks;

namespace PersistentObjects.Objects;

/// <summary>Adds objects to the store, with all detached ones that they reach.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>All objects are checked before the first of them is added. What throws later dooms the transaction.</item>
/// <item>The class of each object is marked before it gives out an id, so that a rollback gives the ids back.</item>
/// <item>An object has its sidecar before its home, and its home before the first candidate: whoever meets a candidate finds out that
/// it is not published.</item>
/// </list>
/// </invariants>
/// <remarks>Writer lock.</remarks>
sealed class Additions(ChangeSet changes, ObjectHeap heap)
{
    readonly List<IdMark> _idMarks = [];

    /// <summary>Adds objects of this store's classes that are in no store.</summary>
    internal void Add(List<PersistentObject> reached)
    {
        Check(reached);
        try
        {
            foreach (var o in reached) Attach(o, heap.Classes.ExtentOf(o.GetType()));
            foreach (var o in reached) Link(o);
        }
        catch (Exception e)
        {
            changes.Doom ??= e;
            throw;
        }
    }

    /// <summary>Refuses a second object of a class that the store has a single of, now that the body has ended.</summary>
    internal void CheckSingles()
    {
        foreach (var mark in _idMarks)
        {
            for (var extent = mark.Extent; extent is not null; extent = extent.BaseExtent)
            {
                if (!extent.IsSingle || extent.NewestFamilyCount <= 1) continue;
                throw new InvalidOperationException(
                    $"{extent.Model.Name} is a single, and this transaction would leave {extent.NewestFamilyCount} objects of it. Use the property of the store instead of adding one.");
            }
        }
    }

    /// <summary>Gives back the ids of objects that were all taken out again.</summary>
    internal void RestoreIds()
    {
        for (var i = _idMarks.Count - 1; i >= 0; i--) _idMarks[i].Extent.Restore(_idMarks[i]);
    }

    internal void Clear() => _idMarks.Clear();

    /// <summary>Checks the values of objects that are to be added.</summary>
    void Check(List<PersistentObject> reached)
    {
        if (!heap.Classes.HasRules) return;
        FailureList? failures = null;
        foreach (var o in reached)
        {
            foreach (var property in heap.Classes.ExtentOf(o.GetType()).Ruled) property.CheckAdded(o, failures ??= new());
        }
        failures?.ThrowIfAny();
    }

    void Attach(PersistentObject o, ClassExtent home)
    {
        changes.Reserve();
        if ((changes.Count & (MemoryGuard.ChangesPerLook - 1)) == MemoryGuard.ChangesPerLook - 1) heap.Memory.AdmitAdditions(MemoryGuard.ChangesPerLook);
        MarkIds(home);
        var draft = new VersionNode(VersionNode.Uncommitted, o.CopyValues(), new VersionNode(0, null, null) { Absent = true });
        Volatile.Write(ref o.Sidecar, draft);
        TestHooks.At(HookPoint.SidecarSet);
        o.IdValue = home.TakeId();
        Volatile.Write(ref o.Home, home);
        home.Put(o);
        changes.Note(o, draft);
        home.NewestCount++;
    }

    // Not with Exists, whose closure would be garbage for each object.
    void MarkIds(ClassExtent home)
    {
        foreach (var mark in _idMarks)
        {
            if (mark.Extent == home) return;
        }
        _idMarks.Add(home.Mark());
    }

    void Link(PersistentObject o)
    {
        var home = o.Home!;
        var draft = o.Sidecar!;
        var unique = false;
        foreach (var index in home.Indexes)
        {
            index.Added(o, draft);
            unique |= index.IsUnique;
        }
        if (unique) changes.NoteUniqueKey(o, draft);
    }
}
