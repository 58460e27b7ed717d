namespace PersistentObjects.Testing;

/// <summary>What <see cref="GoldenStores.Check"/> has done.</summary>
public sealed record GoldenStoreReport
{
    /// <summary>The folder of the stores.</summary>
    public required string Folder { get; init; }

    /// <summary>The file that was written since the schema is new, to be checked in; null when it was there.</summary>
    public string? Written { get; init; }

    /// <summary>All stores that were opened, today's one included, in the order of their names.</summary>
    public required IReadOnlyList<GoldenStoreResult> Stores { get; init; }
}

/// <summary>A store of an earlier version, opened with today's classes.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Differences">Why it did not open, or what was wrong then, a sentence each; empty when all is well.</param>
public sealed record GoldenStoreResult(string File, IReadOnlyList<string> Differences);
