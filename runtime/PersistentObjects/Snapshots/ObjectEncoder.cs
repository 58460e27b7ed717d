using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Snapshots;

/// <summary>Writes objects as of one version, while writers go on.</summary>
/// <remarks>
/// An object that is settled is read from its own fields, which a publisher may overwrite meanwhile; but before it does, its
/// writer has given the object a sidecar. So a second look at the sidecar, after the fields were read, tells whether what was
/// read counts.
/// </remarks>
/// <param name="writer">Gets the bytes.</param>
/// <param name="version">The version, which a reader keeps.</param>
/// <param name="write">Writes an object; given are the object, what holds its values, and the version that they are of.</param>
/// <param name="findsGhosts">Whether the deleted objects that are referred to are looked for.</param>
sealed class ObjectEncoder(RecordWriter writer, long version, Action<PersistentObject, PersistentObject, long> write, bool findsGhosts)
{
    readonly View _view = new(version);
    readonly List<PersistentObject> _targets = [];
    readonly List<PersistentObject> _deleted = [];
    readonly HashSet<PersistentObject> _ghosts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The deleted objects that those which were written refer to.</summary>
    internal IReadOnlyCollection<PersistentObject> Ghosts => _ghosts;

    /// <summary>Writes the object; false, and nothing, when the object does not exist in the version.</summary>
    internal bool TryWrite(PersistentObject o)
    {
        var start = writer.Length;
        VersionNode? head;
        while ((head = Volatile.Read(ref o.Sidecar)) is null)
        {
            var stamp = Volatile.Read(ref o.Stamp);
            if ((stamp & 1) == 0 && TryWriteFields(o, stamp)) return true;
            writer.Truncate(start);
        }
        if (Visibility.NodeAt(head, _view) is not { } node) return false;
        Write(o, node.Values!, node.Version);
        KeepGhosts();
        return true;
    }

    bool TryWriteFields(PersistentObject o, long stamp)
    {
        try
        {
            Write(o, o, stamp >> 1);
        }
        catch when (HasMoved(o, stamp))
        {
            // Half of an old value and half of a new one, which nobody ever gave it.
            return false;
        }
        if (HasMoved(o, stamp)) return false;
        KeepGhosts();
        return true;
    }

    static bool HasMoved(PersistentObject o, long stamp)
    {
        TestHooks.At(HookPoint.SnapshotEncoded);
        Volatile.ReadBarrier();
        return Volatile.Read(ref o.Sidecar) is not null || Volatile.Read(ref o.Stamp) != stamp;
    }

    void Write(PersistentObject o, PersistentObject values, long changed)
    {
        write(o, values, changed);
        if (!findsGhosts) return;
        _deleted.Clear();
        foreach (var property in o.Home!.Model.References) FindDeleted(property, values);
    }

    void FindDeleted(PersistentProperty property, PersistentObject values)
    {
        _targets.Clear();
        property.AddReferences(values, _targets);
        foreach (var target in _targets)
        {
            if (Volatile.Read(ref target.Sidecar) is { } head && Visibility.NodeAt(head, _view) is null) _deleted.Add(target);
        }
    }

    // Only of what counts: a newer value may refer to objects that the version does not know.
    void KeepGhosts()
    {
        foreach (var target in _deleted) _ghosts.Add(target);
    }
}
