namespace PersistentObjects.Log;

/// <summary>What reading the log found.</summary>
sealed record LogReadResult
{
    /// <summary>There was no log yet: the store is new.</summary>
    public required bool IsNew { get; init; }

    /// <summary>The version that the next transaction gets.</summary>
    public required long NextVersion { get; init; }

    public required int Segments { get; init; }

    public required long Batches { get; init; }

    /// <summary>The bytes of all segments, the zeros behind the last batch included.</summary>
    public required long BytesRead { get; init; }

    /// <summary>The bytes of all batches, their headers and padding included.</summary>
    public required long BytesUsed { get; init; }

    /// <summary>Of these, the bytes of batches that hold something newer than the snapshot that was started from.</summary>
    public long BytesAfterSnapshot { get; init; }

    /// <summary>The torn tail, or null when the log ended cleanly.</summary>
    public LogCut? Cut { get; init; }
}
