using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W1: one thread sets balances, and each is on the disk before the next begins.</summary>
static class DurableWrites
{
    internal static void Run(Bench bench)
    {
        // A quick run needs no million to find one of them.
        using var few = bench.IsQuick ? Bank.Open(bench.Folder("durable")) : null;
        var accounts = few is null ? LiveAccounts.Of(bench).All : Population.Persistent(few, 1000);
        var bytes = LogBytes.OfAnUpdate(bench);
        using var raw = new RawFile(bench.Folder("raw"), bytes);
        var random = new Random(2);
        var next = 0L;
        var time = bench.Time(1, 0.2);
        void Set() => accounts[random.Next(accounts.Length)].Balance = ++next;
        Throughput.Alone(time, Set);

        var contest = new Contest("W1", "set Balance, durable", Unit.PerSecond);
        contest.Add("PersistentObjects", () => Throughput.Alone(time, Set));
        contest.Add($"raw write+fdatasync of {bytes} bytes", () => Throughput.Alone(time, raw.WriteOne), Target.TimesAsFast(0.95));
        if (SqliteFile.Of(bench) is { } sqlite)
        {
            var write = SqliteFile.Writer(sqlite, bench.Objects, 2);
            contest.Add("SQLite FULL", () => Throughput.Alone(time, write), Target.TimesAsFast(1.15));
        }
        bench.Report(contest.Run(bench.Rounds(13, 9)));
    }
}
