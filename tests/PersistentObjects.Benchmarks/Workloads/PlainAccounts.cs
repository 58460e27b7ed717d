namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>The same accounts as plain objects, with a dictionary for the one index and a set for a key of the other.</summary>
sealed class PlainAccounts
{
    PlainAccounts(PlainAccount[] all)
    {
        All = all;
        ByEmail = all.ToDictionary(account => account.Email);
        // In the order in which they were made, as a set that grew with them has them.
        OfOneTier = all.Where(account => account.Tier == Tier.Tier9).OrderBy(account => account.Balance).ToHashSet();
    }

    /// <summary>In no order.</summary>
    internal PlainAccount[] All { get; }

    internal Dictionary<string, PlainAccount> ByEmail { get; }

    internal HashSet<PlainAccount> OfOneTier { get; }

    internal static PlainAccounts Of(Bench bench) => bench.Shared(() => new PlainAccounts(Population.Plain(bench.Objects)));
}
