using PersistentObjects.Log;

namespace PersistentObjects.Tests.Log;

/// <summary>Where the batches of a segment lie.</summary>
static class BatchLayout
{
    public const string FirstSegment = "log/00000000000000000001.log";

    public static int SizeOf(LogBatch batch) => (20 + batch.Records.Length + 7) / 8 * 8;

    /// <summary>The offset of each batch, and the end of the last one.</summary>
    public static int[] Offsets(IEnumerable<LogBatch> batches)
    {
        var offsets = new List<int> { FileHeader.Size };
        foreach (var batch in batches) offsets.Add(offsets[^1] + SizeOf(batch));
        return [.. offsets];
    }
}
