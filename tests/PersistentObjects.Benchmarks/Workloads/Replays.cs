using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;
using SQLitePCL;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W10: what a restart takes longer when a log of updates, each a transaction, lies behind the snapshot.</summary>
static class Replays
{
    internal static void Run(Bench bench)
    {
        var updates = bench.StoredObjects;
        var (bare, updated) = (StoredAccounts.Snapshot(bench), StoredAccounts.WithUpdates(bench, updates));
        var contest = new Contest("W10", $"replay {updates:N0} updates", Unit.Seconds);
        contest.Add("PersistentObjects", () => Difference(() => StoredAccounts.Open(updated), () => StoredAccounts.Open(bare)), Target.AtMost(0.3));
        if (!bench.IsQuick)
        {
            var file = SqliteWithLog(bench, updates);
            contest.Add("SQLite recovering its WAL", () => Recover(file), Target.TimesAsFast(4));
        }
        if (bench.Redis is { } redis)
        {
            var (with, without) = (RedisWithLog(redis, bench.Objects, updates), RedisWithLog(redis, bench.Objects, 0));
            double Start(string folder) => Restarts.Start(redis, folder, "--appendonly", "yes");
            contest.Add("Redis from AOF", () => Difference(() => Start(with), () => Start(without)));
        }
        bench.Report(contest.Run(bench.Rounds(5, 1)));
    }

    static double Difference(Func<double> with, Func<double> without)
    {
        var bare = without();
        // A run too small to measure may come out the wrong way round.
        return Math.Max(with() - bare, 1e-6);
    }

    static string SqliteWithLog(Bench bench, int updates)
    {
        var file = Path.Combine(bench.Folder("sqlite-log"), "bank.db");
        using var accounts = new SqliteAccounts(file, "OFF");
        accounts.Fill(bench.Objects);
        accounts.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0");
        KeepLog(accounts);
        var write = SqliteFile.Writer(accounts, bench.Objects, 6);
        for (var i = 0; i < updates; i++) write();
        return file;
    }

    /// <summary>The first read is what recovers.</summary>
    static double Recover(string file)
    {
        using var accounts = new SqliteAccounts(file);
        KeepLog(accounts);
        accounts.Dispose();
        return Interleaved.Seconds(() =>
        {
            using var again = new SqliteAccounts(file);
            KeepLog(again);
            again.Balance(0);
        });
    }

    /// <summary>The last connection would otherwise move the log into the database when it is closed.</summary>
    static void KeepLog(SqliteAccounts accounts)
    {
        const int noCheckpointOnClose = 1006;
        raw.sqlite3_db_config(accounts.Connection.Handle, noCheckpointOnClose, 1, out _);
    }

    static string RedisWithLog(RedisPrograms redis, int count, int updates)
    {
        using var server = redis.Start(null, "--appendonly", "yes", "--appendfsync", "no", "--auto-aof-rewrite-percentage", "0");
        RedisAccounts.Fill(server, count);
        using var connections = new Closing();
        using (var connection = server.Connect()) connection.Ask("BGREWRITEAOF");
        server.WaitWhile("aof_rewrite_in_progress");
        const int pipeline = 500;
        var write = RedisAccounts.Writer(server, count, 6, pipeline, connections.All);
        for (var i = 0; i < updates; i += pipeline) write();
        return server.Folder;
    }
}
