namespace PersistentObjects.Evolution.Tests.Running;

/// <summary>What of a store a newer build finds.</summary>
public enum Origin
{
    /// <summary>Nothing but the log.</summary>
    Log,

    /// <summary>A snapshot that holds everything; nothing of the log is needed.</summary>
    Snapshot,

    /// <summary>A snapshot, and behind it more in the log.</summary>
    LogBehindSnapshot,
}
