namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>A durable store with all accounts, which the workloads share that leave it as it is.</summary>
sealed class LiveAccounts : IDisposable
{
    LiveAccounts(Bank bank, Account[] all) => (Bank, All) = (bank, all);

    internal Bank Bank { get; }

    /// <summary>In no order.</summary>
    internal Account[] All { get; }

    internal static LiveAccounts Of(Bench bench) => bench.Shared(() => Create(bench, Durability.Full));

    /// <summary>The same with relaxed setters.</summary>
    internal static LiveAccounts RelaxedOf(Bench bench) => bench.Shared(() => new Relaxed(Create(bench, Durability.Relaxed))).Live;

    /// <summary>One that nobody else uses.</summary>
    /// <param name="bench">The run.</param>
    /// <param name="durability">Of setters without a transaction.</param>
    /// <param name="withSnapshots">In the background, as by default.</param>
    internal static LiveAccounts Create(Bench bench, Durability durability, bool withSnapshots = false)
    {
        var options = new StoreOptions { Directory = bench.Folder("store"), Durability = durability };
        var bank = Bank.Open(withSnapshots ? options : options with { SnapshotLogBytes = 0 });
        // How long durable transactions take is what W4 measures.
        var accounts = Population.Persistent(bank, bench.Objects, Durability.Relaxed);
        bank.FlushAsync().GetAwaiter().GetResult();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return new LiveAccounts(bank, accounts);
    }

    public void Dispose() => Bank.Dispose();

    /// <summary>What is shared is told apart by its type.</summary>
    sealed record Relaxed(LiveAccounts Live) : IDisposable
    {
        public void Dispose() => Live.Dispose();
    }
}
