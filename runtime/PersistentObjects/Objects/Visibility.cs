using System.Runtime.CompilerServices;

namespace PersistentObjects.Objects;

/// <summary>Where the value is that a thread may see.</summary>
enum Resolution
{
    /// <summary>In the node that was found.</summary>
    Node,

    /// <summary>In the field, as it was loaded before the sidecar.</summary>
    Field,

    /// <summary>Nobody knows; load again.</summary>
    Retry,

    /// <summary>Nowhere: the object is deleted.</summary>
    Deleted,

    /// <summary>Nowhere: the object was added after the version that the thread's read scope sees.</summary>
    NotYetAdded,
}

/// <summary>Finds the version of an unsettled object that a thread may see.</summary>
static class Visibility
{
    /// <summary>
    /// For the calling thread: its draft in a write transaction (which wins over an enclosing scope), the newest node not
    /// newer than its read scope, else the newest published one.
    /// </summary>
    /// <exception cref="ObjectDeletedException">There is no such value.</exception>
    internal static Resolution Resolve(PersistentObject o, VersionNode head, out VersionNode? node) => TryResolve(o, head, out node) switch
    {
        Resolution.Deleted => throw Deleted(o),
        Resolution.NotYetAdded => throw NotYetAdded(o),
        var found => found,
    };

    static Resolution TryResolve(PersistentObject o, VersionNode head, out VersionNode? node)
    {
        node = null;
        if (ReferenceEquals(head, VersionNode.DeletedForever)) return Resolution.Deleted;
        // An Add that rolled back: plain fields. Home is null while that is under way, too.
        if (ReferenceEquals(head, VersionNode.Detached) || o.Home is not { } home) return Resolution.Field;
        var heap = home.Heap;
        if (heap.IsWriting) node = head;
        else if (ReadScopeFrame.Current(heap) is { } scope)
        {
            node = Newest(head, scope.Version);
            if (node is null || node.Absent) return Resolution.NotYetAdded;
        }
        else
        {
            var published = heap.Published;
            node = Newest(head, published);
            // Until the version was published nobody may see it, and once the next one is, this node may have been dropped.
            Volatile.ReadBarrier();
            if (heap.Published != published) return Resolution.Retry;
            // Being added and not published: whoever holds the object already sees the plain fields that it had.
            if (node is null || node.Absent) return Resolution.Field;
        }
        return node.Deleted ? Resolution.Deleted : Resolution.Node;
    }

    /// <summary>The commit version of what the calling thread sees of an object.</summary>
    internal static long VersionOf(PersistentObject o)
    {
        for (; ; )
        {
            var stamp = Volatile.Read(ref o.Stamp);
            if (Volatile.Read(ref o.Sidecar) is not { } head)
            {
                if ((stamp & 1) == 0) return stamp >> 1;
                continue;
            }
            switch (Resolve(o, head, out var node))
            {
                case Resolution.Node: return node!.Version == VersionNode.Uncommitted ? 0 : node.Version;
                case Resolution.Field: return 0;
            }
        }
    }

    /// <summary>
    /// The version of the last change before the running transaction's own, also of one that is not published yet; 0 when
    /// the object is being added. Called by the thread that has the writer lock.
    /// </summary>
    internal static long VersionBefore(PersistentObject o)
    {
        // Nobody publishes a settled object, so its stamp is even and stays.
        if (o.Sidecar is not { } head) return o.Stamp >> 1;
        if (!head.HasKeys) throw Deleted(o);
        var committed = head.Version == VersionNode.Uncommitted ? head.Older! : head;
        return committed.Version;
    }

    /// <summary>Whether the calling thread sees the object as deleted.</summary>
    internal static bool IsDeleted(PersistentObject o)
    {
        while (Volatile.Read(ref o.Sidecar) is { } head)
        {
            var found = TryResolve(o, head, out _);
            if (found != Resolution.Retry) return found == Resolution.Deleted;
        }
        return false;
    }

    /// <summary>Throws as the object's properties would.</summary>
    /// <exception cref="ObjectDeletedException">The calling thread sees no version of the object.</exception>
    internal static void RequireExisting(PersistentObject o)
    {
        while (Volatile.Read(ref o.Sidecar) is { } head && Resolve(o, head, out _) == Resolution.Retry) Thread.SpinWait(1);
    }

    /// <summary>The node that a view sees, null when the object does not exist in it.</summary>
    internal static VersionNode? NodeAt(VersionNode head, View view)
    {
        if (head.IsSentinel) return null;
        var node = Newest(head, view.At);
        return node is { HasKeys: true } ? node : null;
    }

    /// <summary>What the thread that has the writer lock sees, drafts first; null when the object does not exist. Likewise while a store is being opened.</summary>
    internal static PersistentObject? NewestValues(PersistentObject o)
    {
        // Nobody publishes a settled object, so its fields are the newest values.
        if (o.Sidecar is not { } head) return o;
        return head.HasKeys ? head.Values : null;
    }

    /// <summary>Whether a candidate exists in a view.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Exists(PersistentObject candidate, View view)
        => Volatile.Read(ref candidate.Sidecar) is not { } head || NodeAt(head, view) is not null;

    static VersionNode? Newest(VersionNode head, long version)
    {
        var node = head;
        while (node is not null && node.Version > version)
        {
            node = Volatile.Read(ref node.Older);
            TestHooks.At(HookPoint.ChainStep);
        }
        return node;
    }

    static ObjectDeletedException Deleted(PersistentObject o) => new(
        $"{ObjectNames.Short(o)} is deleted. Drop references to it, or ask IsDeleted first.",
        new ObjectId(o.IdValue));

    static ObjectDeletedException NotYetAdded(PersistentObject o) => new(
        $"{ObjectNames.Short(o)} did not exist yet at the version that this thread's read scope sees. Open the scope later.",
        new ObjectId(o.IdValue));
}
