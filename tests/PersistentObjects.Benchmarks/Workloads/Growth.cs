using System.Runtime.CompilerServices;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>W14: how the figures change from ten thousand objects to ten million.</summary>
static class Growth
{
    /// <summary>With the strings of the keys that are looked for, and what comes and goes.</summary>
    const double BytesOfAnObject = 800;
    const int Sample = 1_000_000;
    const int Rounds = 3;

    static long s_sink;

    static readonly (string What, Unit Unit)[] Figures =
    [
        ("W3 relaxed set", Unit.Nanoseconds), ("W5 random read", Unit.Nanoseconds), ("W6 look-up", Unit.Nanoseconds),
        ("W8 snapshot", Unit.Seconds), ("W9 start", Unit.Seconds), ("memory of an object", Unit.Bytes), ("pause of a blocking full collection", Unit.Seconds),
    ];

    internal static void Run(Bench bench)
    {
        bench.ReleaseShared();
        var free = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - Environment.WorkingSet;
        int[] wanted = bench.IsQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000, 10_000_000];
        int[] sizes = [.. wanted.Select(bench.Count).Where(size => size * BytesOfAnObject < free)];
        var columns = sizes.Select(size => Measure(bench, size)).ToList();
        bench.Report(new GrowthTable(
            "W14",
            "From ten thousand objects to ten million",
            [.. sizes.Select(size => $"{size:N0}")],
            [.. Figures.Select((figure, i) => new GrowthRow(figure.What, figure.Unit, [.. columns.Select(column => column[i])]))]));
    }

    static double[] Measure(Bench bench, int count)
    {
        var options = new StoreOptions { Directory = bench.Folder("growth"), Durability = Durability.Relaxed, SnapshotLogBytes = 0 };
        double set, read, lookUp, snapshot, bytes, pause;
        var before = Collect().Bytes;
        using (var bank = Bank.Open(options))
        {
            var accounts = Population.Persistent(bank, count);
            bank.FlushAsync().GetAwaiter().GetResult();
            bytes = (double)(Collect().Bytes - before) / count - sizeof(long);
            pause = Median(() => Collect().Pause);
            var some = Math.Min(count, Sample);
            var keys = LookUps.Keys(count).AsSpan(0, some).ToArray();
            bench.WarmUp(() => SetAll(accounts.AsSpan(0, Math.Min(count, 1000))), () => ReadAll(accounts.AsSpan(0, Math.Min(count, 1000))), () => LookUps.LookUp(bank, keys.AsSpan(0, Math.Min(some, 1000))));
            set = PerOne(bench, count, () => SetAll(accounts), () => bank.FlushAsync().GetAwaiter().GetResult());
            read = PerOne(bench, count, () => ReadAll(accounts));
            lookUp = PerOne(bench, some, () => LookUps.LookUp(bank, keys));
            snapshot = Median(() =>
            {
                accounts[0].UpdatedAt++;
                return Interleaved.Seconds(() => bank.SnapshotAsync().GetAwaiter().GetResult());
            });
        }
        var start = Median(() => StoredAccounts.Open(options.Directory));
        Directory.Delete(options.Directory, recursive: true);
        return [set, read, lookUp, snapshot, start, bytes, pause];
    }

    /// <summary>Nanoseconds; small numbers of objects are gone through several times, so that there is something to measure.</summary>
    static double PerOne(Bench bench, int count, Action body, Action? finish = null)
    {
        var times = Math.Max(1, bench.Count(Sample) / count);
        return Median(() => 1e9 * Interleaved.Seconds(() =>
        {
            for (var i = 0; i < times; i++) body();
            finish?.Invoke();
        }) / ((double)times * count));
    }

    static double Median(Func<double> round) => Interleaved.Median([.. Enumerable.Range(0, Rounds).Select(_ => round())]);

    static (long Bytes, double Pause) Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        return (GC.GetTotalMemory(forceFullCollection: false), GC.GetGCMemoryInfo(GCKind.FullBlocking).PauseDurations[0].TotalSeconds);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void SetAll(ReadOnlySpan<Account> accounts)
    {
        foreach (var account in accounts) account.Balance++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadAll(ReadOnlySpan<Account> accounts)
    {
        var sum = 0L;
        foreach (var account in accounts) sum += account.Balance;
        s_sink += sum;
    }
}
