using System.Diagnostics;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>What else is done with all accounts in the background, and what snapshots cost those who write meanwhile.</summary>
sealed class BesideSnapshots(Bench bench)
{
    const int Rounds = 3;
    const int LatencyRounds = 3;

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

    /// <summary>A durable write, alone and from the beginning to the end of a snapshot. What a collection interrupts does not count.</summary>
    IEnumerable<Measurement> Latency(Bank bank, Account[] accounts)
    {
        var warmUp = Task.Delay(100);
        WriteDurably(bank, accounts, () => warmUp.IsCompleted);
        List<double> alone = [], beside = [];
        var rounds = bench.Rounds(LatencyRounds, 1);
        var collections = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetTotalPauseDuration();
            var snapshot = Task.Run(() => bank.SnapshotAsync());
            var meanwhile = WriteDurably(bank, accounts, () => snapshot.IsCompleted);
            collections += GC.GetTotalPauseDuration() - before;
            var left = meanwhile.Count;
            alone.AddRange(WriteDurably(bank, accounts, () => --left <= 0));
            beside.AddRange(meanwhile);
        }
        alone.Sort();
        beside.Sort();
        foreach (var (name, place) in new[] { ("median", 0.5), ("p99.9", 0.999) })
        {
            var (a, b) = (At(beside, place), At(alone, place));
            yield return new Measurement(
                $"W8 {name} of a durable write beside snapshots / without",
                a / b,
                $"{1e6 * a:F0} us against {1e6 * b:F0} us, {rounds} snapshots, {collections.TotalMilliseconds:F0} ms of collections in {beside.Sum():F1} s",
                "<= 2.00",
                a / b <= 2);
        }
    }

    static List<double> WriteDurably(Bank bank, Account[] accounts, Func<bool> isOver)
    {
        var times = new List<double>();
        for (var i = 0; times.Count == 0 || !isOver(); i++)
        {
            var account = accounts[(int)(i * 7919L % accounts.Length)];
            var collections = GC.CollectionCount(0);
            var started = Stopwatch.GetTimestamp();
            bank.Write(account, static a => { a.Balance++; }, Durability.Full);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (GC.CollectionCount(0) == collections) times.Add(seconds);
        }
        return times;
    }

    static double At(List<double> sorted, double place) => sorted[(int)(place * sorted.Count)];
}
