namespace PersistentObjects.Concurrency.Tests.Linearizability;

/// <summary>Tries all orders of a small history: slow, and too simple to be wrong. The judge of <see cref="RegisterChecker"/>.</summary>
static class ExhaustiveChecker
{
    internal static bool IsLinearizable(IReadOnlyList<Operation> history, long initial) => CanGoOn([.. history], initial);

    static bool CanGoOn(List<Operation> left, long value)
    {
        // A write of which nobody knows anything need not have happened.
        if (left.TrueForAll(operation => operation.End == Operation.Never)) return true;
        var firstEnd = left.Min(operation => operation.End);
        for (var i = 0; i < left.Count; i++)
        {
            var next = left[i];
            if (next.Begin > firstEnd || (!next.IsWrite && next.Value != value)) continue;
            List<Operation> rest = [.. left];
            rest.RemoveAt(i);
            if (CanGoOn(rest, next.IsWrite ? next.Value : value)) return true;
        }
        return false;
    }
}
