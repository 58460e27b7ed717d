namespace PersistentObjects.Testing;

/// <summary>Today's classes don't read what an earlier version has written, or today's own store is missing.</summary>
public sealed class GoldenStoreException : Exception
{
    internal GoldenStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    internal GoldenStoreException(GoldenStoreReport report)
        : base($"Stores in '{report.Folder}' don't open with today's classes, and neither will those of users. Declare what has changed:"
            + string.Concat(report.Stores.Where(store => store.Differences.Count > 0).Select(Describe)))
        => Report = report;

    /// <summary>All stores with what is wrong with them; null when today's own one is missing.</summary>
    public GoldenStoreReport? Report { get; }

    static string Describe(GoldenStoreResult store)
        => Environment.NewLine + store.File + string.Concat(store.Differences.Select(difference => $"{Environment.NewLine}- {difference}"));
}
