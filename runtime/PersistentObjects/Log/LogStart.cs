using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>Finds the segment from which on a snapshot needs the log; FORMAT.md, "Recovery".</summary>
/// <remarks>
/// Not the one that is named after the version behind the snapshot: parts of that transaction may lie in the segment before
/// it, since a segment is begun in the middle of a transaction when it is large.
/// </remarks>
static class LogStart
{
    /// <summary>The index of that segment among all there are, or -1 when it is missing.</summary>
    public static int Find(IStorage storage, Guid? storeId, IReadOnlyList<long> segments, long snapshotVersion)
    {
        var found = -1;
        for (var i = 0; i < segments.Count && segments[i] <= Math.Max(snapshotVersion, 1); i++) found = i;
        var next = found + 1;
        var isBehind = next < segments.Count && segments[next] == snapshotVersion + 1;
        return isBehind && BeginsLog(storage, storeId, segments[next]) ? next : found;
    }

    static bool BeginsLog(IStorage storage, Guid? storeId, long firstVersion)
    {
        var segment = LogSegment.Open(storage, firstVersion, storeId, out var file);
        file.Dispose();
        return segment.BeginsLog;
    }
}
