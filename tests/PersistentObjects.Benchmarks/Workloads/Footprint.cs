using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W11: bytes of memory, of log and of a snapshot.</summary>
static class Footprint
{
    const int Updates = 10_000;

    internal static void Run(Bench bench)
    {
        Memory(bench);
        Log(bench);
        Snapshot(bench);
    }

    static void Memory(Bench bench)
    {
        var count = bench.IsQuick ? bench.Count(200_000) : bench.Objects;
        var contest = new Contest("W11", "memory of an object, strings and indexes included", Unit.Bytes);
        contest.Add("PersistentObjects", () => Live(count, all =>
        {
            var bank = Bank.InMemory();
            Population.Persistent(bank, all);
            return bank;
        }), Target.AtMost(300));
        contest.Add("plain objects in a list", () => Live(count, Population.Plain));
        contest.Add("plain objects with a dictionary", () => Live(count, all =>
        {
            var accounts = Population.Plain(all);
            return (accounts, accounts.ToDictionary(account => account.Email));
        }));
        if (SqliteFile.Of(bench) is { } sqlite) contest.Add("SQLite, pages", () => (double)FileBytes(sqlite) / bench.Objects);
        if (bench.Redis is { } redis) contest.Add("Redis, used_memory", () => RedisMemory(redis, bench.Objects));
        bench.Report(contest.Run(1));
    }

    static void Log(Bench bench)
    {
        var contest = new Contest("W11", "log of a durable update", Unit.Bytes);
        contest.Add("PersistentObjects", () => LogBytes.OfAnUpdate(bench), Target.AtMost(32));
        if (!bench.IsQuick) contest.Add("SQLite WAL", () => SqliteLog(bench));
        if (RedisBank.Of(bench) is { } redis) contest.Add("Redis AOF", () => RedisLog(redis, bench.Objects));
        bench.Report(contest.Run(1));
    }

    static void Snapshot(Bench bench)
    {
        var live = LiveAccounts.Of(bench);
        var contest = new Contest("W11", "snapshot of an object", Unit.Bytes);
        contest.Add("PersistentObjects", () =>
        {
            live.All[0].UpdatedAt++;
            return (double)live.Bank.SnapshotAsync().GetAwaiter().GetResult().Bytes / bench.Objects;
        }, Target.AtMost(75));
        contest.Add("BinaryWriter dump", () =>
        {
            var file = Path.Combine(bench.Folder("dump"), "dump");
            PlainDump.Write(PlainAccounts.Of(bench).All, file);
            return (double)new FileInfo(file).Length / bench.Objects;
        });
        if (SqliteFile.Of(bench) is { } sqlite) contest.Add("SQLite, file", () => (double)FileBytes(sqlite) / bench.Objects);
        if (RedisBank.Of(bench) is { } redis)
        {
            contest.Add("Redis RDB", () =>
            {
                using (var connection = redis.Server.Connect()) connection.Ask("SAVE");
                return (double)new FileInfo(Path.Combine(redis.Server.Folder, "dump.rdb")).Length / bench.Objects;
            });
        }
        bench.Report(contest.Run(1));
    }

    /// <summary>What stays on the heap, an array of references not counted, in which all of them are found.</summary>
    static double Live(int count, Func<int, object> make)
    {
        var before = Collected();
        var made = make(count);
        var bytes = (Collected() - before) / (double)count;
        GC.KeepAlive(made);
        (made as IDisposable)?.Dispose();
        return bytes;
    }

    static long Collected()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    static long FileBytes(SqliteAccounts accounts)
    {
        using var pages = new SqliteStatement(
            accounts.Connection, "SELECT page_count * page_size + 0 * @_ FROM pragma_page_count(), pragma_page_size()", "@_");
        return pages.Ask(0L);
    }

    static double SqliteLog(Bench bench)
    {
        var file = Path.Combine(bench.Folder("sqlite-log"), "bank.db");
        using var accounts = new SqliteAccounts(file, "OFF");
        accounts.Fill(bench.Objects);
        accounts.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0");
        var write = SqliteFile.Writer(accounts, bench.Objects, 6);
        var updates = bench.Count(Updates);
        for (var i = 0; i < updates; i++) write();
        return (double)new FileInfo(file + "-wal").Length / updates;
    }

    static double RedisLog(RedisBank redis, int count)
    {
        using var connections = new Closing();
        var write = RedisAccounts.Writer(redis.Server, count, 6, 100, connections.All);
        double Size() => redis.Server.Info("persistence", "aof_current_size");
        var before = Size();
        for (var i = 0; i < Updates; i += 100) write();
        return (Size() - before) / Updates;
    }

    static double RedisMemory(RedisPrograms redis, int count)
    {
        using var server = redis.Start(null);
        var before = server.Info("memory", "used_memory");
        RedisAccounts.Fill(server, count);
        return (server.Info("memory", "used_memory") - before) / count;
    }
}
