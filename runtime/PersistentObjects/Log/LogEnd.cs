namespace PersistentObjects.Log;

/// <summary>Where the log ends, as found by reading it: what appending starts from.</summary>
/// <param name="Segment">The last segment.</param>
/// <param name="Position">The end of its last valid batch.</param>
/// <param name="NextVersion">The commit version that the next batch begins with.</param>
/// <param name="TornBytes">How many bytes of a torn tail follow.</param>
/// <param name="KeptIn">The path of the file that is to keep the torn tail; null when there is none.</param>
sealed record LogEnd(LogSegment Segment, long Position, long NextVersion, long TornBytes, string? KeptIn);
