using Microsoft.Data.Sqlite;
using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W9: from files to all accounts in memory, with all indexes.</summary>
static class Restarts
{
    internal static void Run(Bench bench)
    {
        var (folder, count) = (StoredAccounts.Snapshot(bench), bench.StoredObjects);
        var dump = Path.Combine(bench.Folder("restarts"), "dump");
        PlainDump.Write(PlainAccounts.Of(bench).All.AsSpan(0, count), dump);

        var contest = new Contest("W9", $"start from a snapshot of {count:N0} objects", Unit.Seconds);
        contest.Add("PersistentObjects", () => StoredAccounts.Open(folder));
        contest.Add("BinaryReader load with three dictionaries", () =>
        {
            GC.Collect();
            return Interleaved.Seconds(() => GC.KeepAlive(PlainDump.Load(dump, count)));
        }, Target.TimesAsFast(1.6));
        if (SqliteFile.Of(bench) is { } sqlite) contest.Add("SQLite into memory", () => LoadIntoMemory(sqlite));
        if (bench.Redis is { } redis)
        {
            var saved = SavedRedis(redis, bench.Objects);
            contest.Add("Redis from RDB", () => Start(redis, saved), Target.TimesAsFast(3));
        }
        bench.Report(contest.Run(bench.Rounds(5, 3)));
    }

    internal static double Start(RedisPrograms redis, string folder, params string[] settings)
    {
        RedisServer? server = null;
        var seconds = Interleaved.Seconds(() => server = redis.Start(folder, settings));
        server!.Dispose();
        return seconds;
    }

    static string SavedRedis(RedisPrograms redis, int count)
    {
        using var server = redis.Start(null);
        RedisAccounts.Fill(server, count);
        using var connection = server.Connect();
        connection.Ask("SAVE");
        return server.Folder;
    }

    static double LoadIntoMemory(SqliteAccounts from)
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        return Interleaved.Seconds(() => from.Connection.BackupDatabase(memory));
    }
}
