using Microsoft.Data.Sqlite;
using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W8: take a snapshot of all accounts, durable and read back.</summary>
static class SnapshotTaking
{
    internal static void Run(Bench bench)
    {
        var (live, plain) = (LiveAccounts.Of(bench), PlainAccounts.Of(bench));
        var folder = bench.Folder("snapshots");
        var bytes = live.Bank.SnapshotAsync().GetAwaiter().GetResult().Bytes;

        var contest = new Contest("W8", $"snapshot of {bench.Objects:N0} objects", Unit.Seconds);
        contest.Add("PersistentObjects", () =>
        {
            // Without a change there would be nothing to take.
            live.All[0].UpdatedAt++;
            return Interleaved.Seconds(() => live.Bank.SnapshotAsync().GetAwaiter().GetResult());
        });
        contest.Add("BinaryWriter dump", () => Interleaved.Seconds(() => PlainDump.Write(plain.All, Path.Combine(folder, "dump"))), Target.Ratio(2));
        contest.Add("raw write+fdatasync of as many bytes", () => Interleaved.Seconds(() => RawFile.WriteWhole(bench.Folder("whole"), bytes)));
        if (SqliteFile.Of(bench) is { } sqlite) contest.Add("SQLite backup", () => Backup(sqlite, bench.Folder("backup")));
        if (RedisBank.Of(bench) is { } redis) contest.Add("Redis BGSAVE", () => Save(redis.Server));
        bench.Report(contest.Run(bench.Rounds(5, 3)));
        BesideSnapshots.Run(bench);
    }

    static double Backup(SqliteAccounts from, string folder)
    {
        using var to = new SqliteConnection($"Data Source={Path.Combine(folder, "backup.db")};Pooling=False");
        to.Open();
        return Interleaved.Seconds(() => from.Connection.BackupDatabase(to));
    }

    static double Save(RedisServer server)
    {
        using var connection = server.Connect();
        return Interleaved.Seconds(() =>
        {
            connection.Ask("BGSAVE");
            server.WaitWhile("rdb_bgsave_in_progress");
        });
    }
}
