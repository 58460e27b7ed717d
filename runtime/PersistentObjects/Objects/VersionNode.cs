namespace PersistentObjects.Objects;

/// <summary>One version of an object. The newest node of the chain is the object's sidecar.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>Everything but <see cref="Values"/>' fields of the newest, uncommitted node is written under the writer lock;
/// a staged node's values never change again.</item>
/// <item>Versions fall from newest to oldest; only the newest may be <see cref="Uncommitted"/>.</item>
/// <item>A node leaves the chain only when no scope lies in [its version, the next newer one's).</item>
/// </list>
/// Readers follow <see cref="Older"/> without a lock: a node that leaves the chain keeps its own link, so that a reader
/// standing on it still reaches the rest.
/// </invariants>
sealed class VersionNode
{
    internal const long Uncommitted = long.MaxValue;

    /// <summary>For ever deleted. Not null, since a reader may still hold the candidate.</summary>
    internal static readonly VersionNode DeletedForever = new(0, null, null) { Deleted = true };

    /// <summary>Its Add was rolled back: a plain object again. Not null, for the same reason.</summary>
    internal static readonly VersionNode Detached = new(Uncommitted, null, null);

    internal VersionNode(long version, PersistentObject? values, VersionNode? older)
    {
        Version = version;
        Values = values;
        Older = older;
    }

    /// <summary>A detached object that holds the values; null when the node is <see cref="Absent"/> or a sentinel.</summary>
    internal readonly PersistentObject? Values;

    /// <summary><see cref="Uncommitted"/> until staged; written before the published version can reach it.</summary>
    internal long Version;

    internal VersionNode? Older;

    /// <summary>The scope whose list of retained objects answers for this node.</summary>
    internal ScopeEntry? Pin;

    internal bool Deleted;

    /// <summary>The object did not exist: an old value too.</summary>
    internal bool Absent;

    /// <summary>A key differs from that of the next older node, or did when that one was there.</summary>
    internal bool KeysChanged;

    internal bool HasKeys => !Deleted && !Absent;

    internal bool IsSentinel => ReferenceEquals(this, DeletedForever) || ReferenceEquals(this, Detached);

    /// <summary>A draft in which every property has the same bytes as before; it is not staged.</summary>
    internal bool Unchanged;

    /// <summary>Holds the fields of an object that was settled when its first draft was made.</summary>
    internal bool IsBase;
}
