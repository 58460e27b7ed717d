using PersistentObjects.Benchmarks.Peers;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>The accounts in SQLite, for the workloads that share them.</summary>
static class SqliteFile
{
    /// <summary>Null in a quick run.</summary>
    internal static SqliteAccounts? Of(Bench bench) => bench.IsQuick ? null : bench.Shared(() => Create(bench, "FULL"));

    internal static SqliteAccounts Create(Bench bench, string synchronous)
    {
        var accounts = new SqliteAccounts(Path.Combine(bench.Folder("sqlite"), "bank.db"), synchronous);
        accounts.Fill(bench.Objects);
        accounts.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return accounts;
    }

    internal static Action Writer(SqliteAccounts accounts, int count, int seed)
    {
        var random = new Random(seed);
        var next = 0L;
        return () => accounts.SetBalance(random.Next(count), ++next);
    }
}
