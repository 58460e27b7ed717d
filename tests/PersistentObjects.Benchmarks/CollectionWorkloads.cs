using System.Diagnostics;
using System.Runtime;

namespace PersistentObjects.Benchmarks;

/// <summary>
/// What the garbage collector makes of many persistent objects: the pauses of its full collections while a writer is at work,
/// against those of the same objects without persistence. A store in memory, so that the disk has no part in it.
/// </summary>
static class CollectionWorkloads
{
    const int Rounds = 5;
    const int BackgroundCollections = 8;
    static readonly TimeSpan TimeBetween = TimeSpan.FromMilliseconds(500);

    internal static IEnumerable<Measurement> Run(int count)
    {
        var name = $"{count / 1_000_000}M objects";
        var plain = MeasurePlain(count, out var plainBytes);
        var before = LiveBytes();
        using var bank = Bank.InMemory();
        var accounts = Population.Persistent(bank, count);
        var bytes = (LiveBytes() - before) / (double)count;
        yield return new Measurement(
            $"W10 bytes of an object among {name}, indexes included / of a plain one in a dictionary",
            bytes / plainBytes, $"{bytes:F0} against {plainBytes:F0}, of which 8 in the array of each", "<= 2.50", bytes / plainBytes <= 2.5);

        var idle = BlockingPause();
        yield return new Measurement(
            $"W10 pause of a blocking full collection, {name} / as many plain ones",
            idle / plain, $"{1e3 * idle:F0} ms against {1e3 * plain:F0} ms", "<= 3.00", idle / plain <= 3);
        foreach (var pauses in UnderLoad(bank, accounts, name)) yield return pauses;
        yield return Looks();
        GC.KeepAlive(accounts);
    }

    static double MeasurePlain(int count, out double bytes)
    {
        var before = LiveBytes();
        var accounts = Population.Plain(count);
        var byEmail = accounts.ToDictionary(account => account.Email);
        bytes = (LiveBytes() - before) / (double)count;
        var pause = BlockingPause();
        GC.KeepAlive(byEmail);
        return pause;
    }

    /// <summary>One thread makes transactions of ten changes without a stop; full collections are asked for meanwhile.</summary>
    static IEnumerable<Measurement> UnderLoad(Bank bank, Account[] accounts, string name)
    {
        using var stop = new CancellationTokenSource();
        var transactions = 0L;
        var longest = 0.0;
        var writer = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i += 10)
                {
                    var started = Stopwatch.GetTimestamp();
                    bank.Write((accounts, i), static s =>
                    {
                        for (var k = 0; k < 10; k++) s.accounts[(int)((s.i + k) * 7919L % s.accounts.Length)].UpdatedAt++;
                    });
                    transactions++;
                    longest = Math.Max(longest, Stopwatch.GetElapsedTime(started).TotalSeconds);
                }
            },
            TaskCreationOptions.LongRunning);
        Thread.Sleep(TimeBetween);
        var (collections, youngBefore, pausedBefore) = (0, GC.CollectionCount(0), GC.GetTotalPauseDuration());
        var began = Stopwatch.GetTimestamp();
        var pauses = new List<double>();
        while (collections++ < BackgroundCollections)
        {
            var index = GC.GetGCMemoryInfo(GCKind.Background).Index;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
            GCMemoryInfo info;
            while ((info = GC.GetGCMemoryInfo(GCKind.Background)).Index == index) Thread.Sleep(10);
            foreach (var pause in info.PauseDurations) pauses.Add(pause.TotalMilliseconds);
            Thread.Sleep(TimeBetween);
        }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (young, paused) = (GC.CollectionCount(0) - youngBefore, (GC.GetTotalPauseDuration() - pausedBefore).TotalSeconds);
        pauses.Sort();
        yield return new Measurement(
            $"W10 pauses of concurrent full collections under load, {name}",
            null,
            $"longest {pauses[^1]:F1} ms, median {pauses[pauses.Count / 2]:F1} ms of {pauses.Count}; {100 * paused / seconds:F1} % of the time paused in {young} collections of all kinds, {transactions / seconds:N0} transactions/s, longest {1e3 * longest:F0} ms",
            "< 100 ms", pauses[^1] < 100);
        var blocking = BlockingPause();
        stop.Cancel();
        writer.Wait();
        yield return new Measurement(
            $"W10 pause of a blocking full collection under load, {name}", null, $"{1e3 * blocking:F0} ms ({(GCSettings.IsServerGC ? "server" : "workstation")})", "reported", true);
    }

    /// <summary>What StoreOptions.MemoryLimit costs a transaction: a look in 1024 changes.</summary>
    static Measurement Looks()
    {
        const int looks = 2000;
        for (var i = 0; i < looks; i++) GC.GetTotalMemory(forceFullCollection: false);
        var nanoseconds = 1e9 * Interleaved.ProcessorSeconds(() =>
        {
            for (var i = 0; i < looks; i++) GC.GetTotalMemory(forceFullCollection: false);
        }) / looks;
        return new Measurement(
            "W10 a look at the memory limit, shared by 1024 changes", null, $"{nanoseconds:F0} ns, {nanoseconds / 1024:F2} ns a change", "< 10 ns a change", nanoseconds / 1024 < 10);
    }

    static double BlockingPause()
    {
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
            times[i] = GC.GetGCMemoryInfo(GCKind.FullBlocking).PauseDurations[0].TotalSeconds;
        }
        return Interleaved.Median(times);
    }

    static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
