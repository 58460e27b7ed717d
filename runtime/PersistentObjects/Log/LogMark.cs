namespace PersistentObjects.Log;

/// <summary>
/// A place up to which the log was durable, and what ended there. A snapshot holds one, so that it is not taken for a snapshot
/// of another log: of one with the same versions, some of which were lost before it was taken.
/// </summary>
/// <param name="Segment">The first version of the segment.</param>
/// <param name="Position">The end of its last durable batch, or of its header.</param>
/// <param name="Checksum">The checksum of that batch or header, and with it of everything before, since they are linked.</param>
readonly record struct LogMark(long Segment, long Position, uint Checksum)
{
    /// <summary>Whether it is the end of this part of a segment, or lies within it.</summary>
    public bool LiesIn(long segment, long start, long end) => segment == Segment && start < Position && Position <= end;

    /// <summary>Whether it is what ends there.</summary>
    public bool IsEnd(long position, uint? checksum) => position == Position && checksum == Checksum;
}
