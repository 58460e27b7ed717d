namespace PersistentObjects.Objects;

/// <summary>One version that is being read by one scope or more, and the objects that keep an old node for it.</summary>
/// <remarks>All of it belongs to the lock of the <see cref="ScopeList"/>; the version never changes.</remarks>
sealed class ScopeEntry(long version)
{
    internal readonly long Version = version;
    internal int Readers = 1;

    /// <summary>How many of the readers are views.</summary>
    internal int Views;

    /// <summary>When the <see cref="ScopeWatch"/> first met it with a newer version published.</summary>
    internal long? StaleSince;

    /// <summary>Whether its scopes have been reported.</summary>
    internal bool Reported;

    internal ScopeEntry? Older;
    internal ScopeEntry? Newer;
    internal List<PersistentObject>? Retained;
}
