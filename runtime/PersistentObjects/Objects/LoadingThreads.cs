namespace PersistentObjects.Objects;

/// <summary>How many threads bring a store into memory.</summary>
static class LoadingThreads
{
    /// <summary>So many pages are loaded sooner by the thread that opens the store than others are woken.</summary>
    const int FewPages = 8;

    /// <summary>All cores, but for a small store.</summary>
    internal static ParallelOptions For(int pages, CancellationToken cancellationToken = default)
        => new() { MaxDegreeOfParallelism = pages <= FewPages ? 1 : -1, CancellationToken = cancellationToken };
}
