using PersistentObjects.Storage;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>How many bytes a durable change of a balance writes.</summary>
static class LogBytes
{
    const int Updates = 100;

    internal static int OfAnUpdate(Bench bench)
    {
        using var storage = new CountingStorage(new PhysicalStorage(bench.Folder("counted")));
        using var bank = Bank.Open(new StoreOptions { Storage = storage });
        var account = Population.Persistent(bank, 1000)[0];
        // As large as most balances among a million, which take three bytes.
        account.Balance = 1_000_000;
        var before = storage.BytesWritten;
        for (var i = 1; i <= Updates; i++) account.Balance = 1_000_000 + i;
        return (int)((storage.BytesWritten - before) / Updates);
    }
}
