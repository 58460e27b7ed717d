namespace PersistentObjects.Objects;

/// <summary>What an open view holds: its version, as one reader of it, and where it was opened.</summary>
/// <remarks>The view refers to it and not the other way round, so that a forgotten view can be collected.</remarks>
sealed class ViewLease(ScopeEntry entry, string file, int line, long openedAt)
{
    internal readonly ScopeEntry Entry = entry;
    internal readonly string File = file;
    internal readonly int Line = line;

    /// <summary>A time stamp of the store's clock.</summary>
    internal readonly long OpenedAt = openedAt;

    /// <summary>Under the scope gate.</summary>
    internal bool Closed;

    /// <summary>Whether the log has been told. Under the lock of the <see cref="ScopeWatch"/>.</summary>
    internal bool Reported;
}
