namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>Directories with all accounts, of stores that are closed.</summary>
static class StoredAccounts
{
    /// <summary>One that is a snapshot and no log behind it.</summary>
    internal static string Snapshot(Bench bench) => bench.Shared(() => new Made(Make(bench))).Folder;

    /// <summary>The same with so many changes of balances behind the snapshot, each a transaction.</summary>
    internal static string WithUpdates(Bench bench, int updates)
    {
        var folder = bench.Folder("updated");
        Copy(Snapshot(bench), folder);
        using var bank = Bank.Open(Options(folder));
        var accounts = bank.Accounts.ToArray();
        var random = new Random(6);
        for (var i = 1; i <= updates; i++) accounts[random.Next(accounts.Length)].Balance = updates + i;
        bank.FlushAsync().GetAwaiter().GetResult();
        return folder;
    }

    /// <summary>The seconds until it is ready.</summary>
    internal static double Open(string folder)
    {
        GC.Collect();
        Bank? bank = null;
        var seconds = Interleaved.Seconds(() => bank = Bank.Open(Options(folder)));
        bank!.Dispose();
        return seconds;
    }

    static string Make(Bench bench)
    {
        var folder = bench.Folder("stored");
        using var bank = Bank.Open(Options(folder));
        Population.Persistent(bank, bench.StoredObjects, Durability.Relaxed);
        bank.SnapshotAsync().GetAwaiter().GetResult();
        return folder;
    }

    // A snapshot of its own in the background would take away what is to be replayed.
    static StoreOptions Options(string folder) => new() { Directory = folder, Durability = Durability.Relaxed, SnapshotLogBytes = 0 };

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    sealed record Made(string Folder);
}
