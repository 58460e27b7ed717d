namespace PersistentObjects.Log;

/// <summary>Where the log ends, as found by reading it: what appending starts from.</summary>
/// <param name="Segment">The last segment.</param>
/// <param name="Position">The end of its last valid batch.</param>
/// <param name="Checksum">The checksum of that batch, or of the segment's header when there is none: the next batch is linked to it.</param>
/// <param name="NextVersion">The commit version that the next batch begins with.</param>
/// <param name="TornBytes">How many bytes of a torn tail follow.</param>
/// <param name="KeptIn">The path of the file that is to keep the torn tail; null when there is none.</param>
sealed record LogEnd(LogSegment Segment, long Position, uint Checksum, long NextVersion, long TornBytes, string? KeptIn)
{
    /// <summary>The end of a segment that was just made.</summary>
    public static LogEnd Of(LogSegment segment)
        => new(segment, FileHeader.Size, segment.Header.Checksum, segment.Header.FirstVersion, TornBytes: 0, KeptIn: null);
}
