namespace PersistentObjects;

/// <summary>A backup: a directory that is a store of its own, with every object as of one commit version.</summary>
public sealed record BackupInfo
{
    /// <summary>The full name of the directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The commit version that it holds.</summary>
    public required long Version { get; init; }

    /// <summary>How many objects it holds.</summary>
    public required long Objects { get; init; }

    /// <summary>The length of its files.</summary>
    public required long Bytes { get; init; }

    /// <summary>How long it took, verification included.</summary>
    public required TimeSpan Duration { get; init; }
}
