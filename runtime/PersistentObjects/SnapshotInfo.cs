namespace PersistentObjects;

/// <summary>A snapshot: a file that holds every object as of one commit version.</summary>
public sealed record SnapshotInfo
{
    /// <summary>The commit version that it holds.</summary>
    public required long Version { get; init; }

    /// <summary>How many objects it holds.</summary>
    public required long Objects { get; init; }

    /// <summary>The length of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>How long it took; zero for one that was there already.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The full name of the file.</summary>
    public required string File { get; init; }
}
