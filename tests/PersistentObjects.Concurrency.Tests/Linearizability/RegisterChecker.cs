namespace PersistentObjects.Concurrency.Tests.Linearizability;

/// <summary>
/// Whether a history of one register can be put into one order in which each operation happens between its begin and its
/// end, and each read finds the value of the write before it.
/// </summary>
/// <remarks>
/// By zones, after Gibbons and Korach, "Testing Shared Memories", SIAM J. Comput. 26 (1997), which takes time n log n when each
/// value is written once. The operations on one value are a cluster; f is the first end and s the last begin in it. With f &lt;
/// s the register must hold the value from f to s (a forward zone), else it holds it at some time between s and f (a backward
/// zone). A history is linearizable exactly when no read ends before its write begins, no two forward zones overlap, and no
/// backward zone lies within a forward one.
/// </remarks>
static class RegisterChecker
{
    /// <summary>What is wrong, or null. The register holds <paramref name="initial"/> at first.</summary>
    internal static string? FindFault(IEnumerable<Operation> history, long initial)
    {
        var forward = new List<Zone>();
        var backward = new List<Zone>();
        foreach (var cluster in history.Append(Operation.Write(initial, -2, -1)).GroupBy(operation => operation.Value))
        {
            var writes = cluster.Where(operation => operation.IsWrite).ToList();
            if (writes.Count != 1) return $"value {cluster.Key} was read, and written {writes.Count} times";
            if (cluster.Any(read => read.End < writes[0].Begin)) return $"value {cluster.Key} was read before it was written";
            // Nobody has read it, and nobody knows whether it was written: then it was not.
            if (writes[0].End == Operation.Never && cluster.Count() == 1) continue;
            var (first, last) = (cluster.Min(operation => operation.End), cluster.Max(operation => operation.Begin));
            if (first < last) forward.Add(new Zone(cluster.Key, first, last));
            else backward.Add(new Zone(cluster.Key, last, first));
        }
        forward.Sort((a, b) => a.Low.CompareTo(b.Low));
        for (var i = 1; i < forward.Count; i++)
        {
            if (forward[i].Low < forward[i - 1].High) return $"values {forward[i - 1].Value} and {forward[i].Value} were both there at {forward[i].Low}";
        }
        foreach (var zone in backward)
        {
            var around = forward.FindLastIndex(other => other.Low < zone.Low);
            if (around >= 0 && forward[around].High > zone.High)
            {
                return $"value {zone.Value} was there between {zone.Low} and {zone.High}, while value {forward[around].Value} was";
            }
        }
        return null;
    }

    readonly record struct Zone(long Value, long Low, long High);
}
