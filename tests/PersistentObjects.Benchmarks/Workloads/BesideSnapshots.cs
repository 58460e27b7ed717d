using System.Diagnostics;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>What else is done with all accounts in the background, and what snapshots cost those who write meanwhile.</summary>
sealed class BesideSnapshots(Bench bench)
{
    const int Rounds = 3;
    const int LatencyRounds = 4;
    const int Writes = 8000;

    internal static void Run(Bench bench)
    {
        var live = LiveAccounts.Of(bench);
        var workload = new BesideSnapshots(bench);
        bench.Report([workload.Whole("hash the state", () => live.Bank.ComputeStateHash())]);
        bench.Report([workload.Whole("back up, read back and verify", () => live.Bank.BackupAsync(bench.Folder("backup")).Wait())]);
        bench.Report(workload.Latency(live.Bank, live.All));
    }

    Measurement Whole(string what, Action body)
    {
        var times = new double[bench.Rounds(Rounds)];
        for (var i = 0; i < times.Length; i++) times[i] = Interleaved.Seconds(body);
        var seconds = Interleaved.Median(times);
        return new Measurement($"W8 {what}, {bench.Objects:N0} objects", null, $"{seconds:F2} s", "< 3 s", seconds < 3);
    }

    /// <summary>A durable write, alone and while snapshots are taken all the time.</summary>
    IEnumerable<Measurement> Latency(Bank bank, Account[] accounts)
    {
        var writes = bench.Count(Writes);
        WriteDurably(bank, accounts, Math.Min(writes, 500));
        List<double> alone = [], beside = [];
        var snapshots = 0;
        var collections = TimeSpan.Zero;
        for (var round = 0; round < bench.Rounds(LatencyRounds, 1); round++)
        {
            alone.AddRange(WriteDurably(bank, accounts, writes));
            using var stop = new CancellationTokenSource();
            var background = Task.Run(async () =>
            {
                for (; !stop.IsCancellationRequested; snapshots++) await bank.SnapshotAsync();
            });
            var before = GC.GetTotalPauseDuration();
            beside.AddRange(WriteDurably(bank, accounts, writes));
            collections += GC.GetTotalPauseDuration() - before;
            stop.Cancel();
            background.Wait();
        }
        alone.Sort();
        beside.Sort();
        foreach (var (name, place) in new[] { ("median", 0.5), ("p99.9", 0.999) })
        {
            var (a, b) = (At(beside, place), At(alone, place));
            yield return new Measurement(
                $"W8 {name} of a durable write beside snapshots / without",
                a / b,
                $"{1e6 * a:F0} us against {1e6 * b:F0} us, {snapshots} snapshots, {collections.TotalMilliseconds:F0} ms of collections in {beside.Sum():F1} s",
                "<= 2.00",
                a / b <= 2);
        }
    }

    static double[] WriteDurably(Bank bank, Account[] accounts, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var account = accounts[i * 7919 % accounts.Length];
            var started = Stopwatch.GetTimestamp();
            bank.Write(account, static a => { a.Balance++; }, Durability.Full);
            times[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        return times;
    }

    static double At(List<double> sorted, double place) => sorted[(int)(place * sorted.Count)];
}
