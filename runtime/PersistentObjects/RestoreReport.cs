namespace PersistentObjects;

/// <summary>What <see cref="PersistentStore.Restore"/> has brought back.</summary>
public sealed record RestoreReport
{
    /// <summary>The commit version that the restored store has.</summary>
    public required long Version { get; init; }

    /// <summary>The version of the snapshot that it starts from; null when it starts from its whole log.</summary>
    public required long? SnapshotVersion { get; init; }

    /// <summary>How many objects that snapshot holds. The log behind it may have added and deleted others.</summary>
    public required long SnapshotObjects { get; init; }

    /// <summary>Newer snapshots in the backup that are damaged, and were not copied. The restored store is complete without them.</summary>
    public required IReadOnlyList<SkippedSnapshot> SkippedSnapshots { get; init; }

    /// <summary>Bytes of an unfinished write at the end of the log, which are cut when the store is opened; 0 for a fresh backup.</summary>
    public required long UnfinishedBytes { get; init; }

    /// <summary>How many files of snapshot, log and blobs were copied.</summary>
    public required int Files { get; init; }

    /// <summary>The length of these files.</summary>
    public required long Bytes { get; init; }

    /// <summary>How long it took, verification included.</summary>
    public required TimeSpan Duration { get; init; }
}

/// <summary>How far restoring a backup has come.</summary>
/// <param name="Bytes">Bytes that were copied.</param>
/// <param name="BytesTotal">Bytes altogether.</param>
public readonly record struct RestoreProgress(long Bytes, long BytesTotal);
