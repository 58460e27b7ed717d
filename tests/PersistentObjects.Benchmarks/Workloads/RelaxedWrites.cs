using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W3: one thread sets balances that reach the disk later; the last flush is inside the time.</summary>
static class RelaxedWrites
{
    const int Turn = 1000;
    const int Pipeline = 16;

    internal static void Run(Bench bench)
    {
        var live = LiveAccounts.RelaxedOf(bench);
        var time = bench.Time(10, 1);
        var setter = new Setter(live);
        bench.WarmUp(() => setter.Set(Turn));
        ReportAllocations(bench, setter);

        var contest = new Contest("W3", "set Balance, relaxed", Unit.PerSecond);
        contest.Add("PersistentObjects", () => setter.PerSecond(time), Target.AtLeast(5_000_000));
        using var connections = new Closing();
        AddPeers(bench, contest, time, connections);
        using var withSnapshots = bench.IsQuick ? null : LiveAccounts.Create(bench, Durability.Relaxed, withSnapshots: true);
        if (withSnapshots is not null)
        {
            var other = new Setter(withSnapshots);
            contest.Add("PersistentObjects with snapshots each 64 MiB of log", () => other.PerSecond(time));
        }
        bench.Report(contest.Run(bench.Rounds(3, 1)));
    }

    static void AddPeers(Bench bench, Contest contest, TimeSpan time, Closing connections)
    {
        if (SqliteFile.Of(bench) is { } sqlite)
        {
            var write = SqliteFile.Writer(sqlite, bench.Objects, 2);
            double PerSecond(string synchronous)
            {
                sqlite.Execute($"PRAGMA synchronous = {synchronous}");
                var rate = Throughput.Alone(time, write);
                sqlite.Execute("PRAGMA synchronous = FULL");
                return rate;
            }
            contest.Add("SQLite NORMAL", () => PerSecond("NORMAL"), Target.TimesAsFast(100));
            contest.Add("SQLite OFF", () => PerSecond("OFF"));
        }
        if (RedisBank.Of(bench) is { } redis)
        {
            redis.Sync("everysec");
            var one = RedisAccounts.Writer(redis.Server, bench.Objects, 2, 1, connections.All);
            var many = RedisAccounts.Writer(redis.Server, bench.Objects, 2, Pipeline, connections.All);
            contest.Add("Redis everysec", () => Throughput.Alone(time, one));
            contest.Add($"Redis everysec, pipelines of {Pipeline}", () => Pipeline * Throughput.Alone(time, many));
        }
    }

    static void ReportAllocations(Bench bench, Setter setter)
    {
        var count = bench.Count(100_000);
        var contest = new Contest("W3", "allocated by a relaxed set", Unit.Bytes);
        contest.Add(
            "PersistentObjects",
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                setter.Set(count);
                return (GC.GetAllocatedBytesForCurrentThread() - before) / count;
            },
            Target.AtMost(0));
        bench.Report(contest.Run(bench.Rounds(3)));
    }

    /// <summary>Goes through all accounts, which are in no order, again and again.</summary>
    sealed class Setter(LiveAccounts live)
    {
        readonly Account[] _accounts = live.All;
        int _position;
        long _next;

        internal void Set(int count)
        {
            for (; count > 0; count--)
            {
                if (++_position >= _accounts.Length) _position = 0;
                _accounts[_position].Balance = ++_next;
            }
        }

        internal double PerSecond(TimeSpan time)
            => Throughput.InTurns(time, Turn, Set, () => live.Bank.FlushAsync().GetAwaiter().GetResult());
    }
}
