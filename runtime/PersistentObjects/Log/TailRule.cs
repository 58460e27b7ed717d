namespace PersistentObjects.Log;

/// <summary>
/// Decides what an invalid batch is: the torn tail of a write that a power failure interrupted, or corruption; FORMAT.md,
/// "Torn tail and corruption".
/// </summary>
/// <remarks>
/// Bytes that had been synced do not tear. So damage is corruption when anything proves that the damaged place had been
/// synced: a later segment (a segment is synced before the next one is begun), or a later batch that says so. Nothing
/// proves it for the last batch that was acknowledged: its damage can't be told from an interrupted write.
/// </remarks>
static class TailRule
{
    /// <summary>The end of the torn tail, which begins where the reader stands.</summary>
    /// <exception cref="StoreCorruptedException">It is not a torn tail.</exception>
    public static long FindEndOfTornTail(
        SegmentReader reader, BatchFault fault, FileWindow window, bool isLastSegment, long nextVersion, string fullName)
    {
        if (!isLastSegment)
        {
            throw Corrupted(
                "This is not the last segment, so it had been synced to its end before the next one was begun.");
        }

        var search = LaterBatchSearch.Run(reader.Segment, window, reader.Position, nextVersion);
        if (search.ContradictionAt is { } contradiction)
        {
            throw Corrupted(
                $"The batch at offset {contradiction} was written when everything before offset {search.SyncedOffset} had "
                + "been synced, so this is not the end of an interrupted write.");
        }
        return search.EndOfBytes;

        StoreCorruptedException Corrupted(string evidence)
            => new(fullName, reader.Position, fault.Expected, fault.Found, evidence);
    }
}
