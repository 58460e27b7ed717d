using System.Diagnostics;
using System.Runtime;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>
/// What the garbage collector makes of many persistent objects: the pauses of its full collections while a writer is at work,
/// against those of the same objects without persistence. A store in memory, so that the disk has no part in it.
/// </summary>
static class GarbageCollections
{
    const int LargeCount = 5_000_000;
    static readonly TimeSpan TimeBetween = TimeSpan.FromMilliseconds(500);

    internal static void OfOneMillion(Bench bench) => Run(bench, 1_000_000);

    /// <summary>Takes 4 GB.</summary>
    internal static void OfTenMillion(Bench bench) => Run(bench, 10_000_000);

    static void Run(Bench bench, int count)
    {
        // A small heap is collected at once, however politely one asks, and no concurrent collection would ever be seen.
        if (!bench.IsFullScale) return;
        // What other workloads have left alive would be collected with it.
        bench.ReleaseShared();
        bench.Report(Run(count));
    }

    static IEnumerable<Measurement> Run(int count)
    {
        // One collection of ten million takes seconds.
        var rounds = count < LargeCount ? 5 : 2;
        var name = $"{count:N0} objects";
        var plain = MeasurePlain(count, rounds, out var plainBytes);
        var before = LiveBytes();
        using var bank = Bank.InMemory();
        var accounts = Population.Persistent(bank, count);
        var bytes = (LiveBytes() - before) / (double)count;
        yield return new Measurement(
            $"W11 bytes of an object among {name}, indexes included / of a plain one in a dictionary",
            bytes / plainBytes, $"{bytes:F0} against {plainBytes:F0}, of which 8 in the array of each", "<= 2.50", bytes / plainBytes <= 2.5);

        var idle = BlockingPause(rounds);
        yield return new Measurement(
            $"W14 processor time of a blocking full collection, {name} / as many plain ones",
            idle.Processor / plain.Processor,
            $"{1e3 * idle.Processor:F0} ms against {1e3 * plain.Processor:F0} ms; pauses {1e3 * idle.Clock:F0} ms against {1e3 * plain.Clock:F0} ms",
            "<= 2.00",
            idle.Processor / plain.Processor <= 2);
        foreach (var pauses in UnderLoad(bank, accounts, name, rounds)) yield return pauses;
        yield return Looks();
        GC.KeepAlive(accounts);
    }

    static (double Processor, double Clock) MeasurePlain(int count, int rounds, out double bytes)
    {
        var before = LiveBytes();
        var accounts = Population.Plain(count);
        var byEmail = accounts.ToDictionary(account => account.Email);
        bytes = (LiveBytes() - before) / (double)count;
        var pause = BlockingPause(rounds);
        GC.KeepAlive(byEmail);
        return pause;
    }

    /// <summary>One thread makes transactions of ten changes without a stop; full collections are asked for meanwhile.</summary>
    static IEnumerable<Measurement> UnderLoad(Bank bank, Account[] accounts, string name, int rounds)
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
        while (collections++ < rounds)
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
            $"W14 pauses of concurrent full collections under load, {name}",
            null,
            $"longest {pauses[^1]:F1} ms, median {pauses[pauses.Count / 2]:F1} ms of {pauses.Count}; {young} collections of all kinds, {1e3 * paused / young:F1} ms each; {transactions / seconds:N0} transactions/s, longest {1e3 * longest:F0} ms",
            accounts.Length < LargeCount ? "< 100 ms" : "< 250 ms",
            pauses[^1] < (accounts.Length < LargeCount ? 100 : 250));
        var blocking = BlockingPause(1);
        stop.Cancel();
        writer.Wait();
        yield return new Measurement(
            $"W14 pause of a blocking full collection under load, {name}", null, $"{1e3 * blocking.Clock:F0} ms ({(GCSettings.IsServerGC ? "server" : "workstation")})", "reported", true);
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
            "W14 a look at the memory limit, shared by 1024 changes", null, $"{nanoseconds:F0} ns, {nanoseconds / 1024:F2} ns a change", "< 10 ns a change", nanoseconds / 1024 < 10);
    }

    /// <summary>The clock counts what others do on a busy machine, processor time does not.</summary>
    static (double Processor, double Clock) BlockingPause(int rounds)
    {
        var (processor, clock) = (new double[rounds], new double[rounds]);
        for (var i = 0; i < rounds; i++)
        {
            processor[i] = Interleaved.ProcessorSeconds(() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false));
            clock[i] = GC.GetGCMemoryInfo(GCKind.FullBlocking).PauseDurations[0].TotalSeconds;
        }
        return (Interleaved.Median(processor), Interleaved.Median(clock));
    }

    static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
