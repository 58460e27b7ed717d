using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PersistentObjects.Benchmarks.Soak;

/// <summary>A store under a mixed load for as long as one likes, sampled every few seconds, and verified at the end.</summary>
static class SoakRun
{
    internal const string Command = "soak";

    static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    const int SamplesWanted = 120;

    internal static int Run(string[] args)
    {
        SoakOptions options;
        try
        {
            options = SoakOptions.Parse(args);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            Console.Error.WriteLine(SoakOptions.Usage);
            return 2;
        }
        if (options.Judged is { } file) return SoakResult.Read(file).Tell();
        var directory = BenchDirectory.Create();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        try
        {
            var result = Run(Path.Combine(directory, "store"), options.Time);
            result.Write(options.Folder);
            return result.Tell();
        }
        finally
        {
            BenchDirectory.Remove(directory);
        }

        void Leave(PosixSignalContext signal)
        {
            signal.Cancel = true;
            BenchDirectory.Remove(directory);
            Environment.Exit(130);
        }
    }

    static SoakResult Run(string directory, TimeSpan time)
    {
        // Small, so that segments and snapshots come and go many times in a minute.
        var options = new StoreOptions { Directory = directory, SegmentSizeBytes = 256 << 10, SnapshotLogBytes = 1 << 20 };
        var failures = new List<string>();
        List<Sample> samples;
        string hash;
        SoakLoad load;
        using (var bank = Bank.Open(options))
        {
            load = new SoakLoad(bank);
            samples = Sampled(load, directory, time, failures);
            hash = bank.ComputeStateHash();
            failures.AddRange(bank.VerifyIndexes().Select(difference => $"index: {difference}"));
        }
        var verified = StoreVerification.Verify(directory);
        if (!verified.IsSound) failures.Add($"the files are not sound: {verified}");
        using (var bank = Bank.Open(options))
        {
            var again = bank.ComputeStateHash();
            if (again != hash) failures.Add($"the store was {hash}, and is {again} after it was opened again");
        }
        return new SoakResult(samples, load.Durable.Total, load.Relaxed.Total, load.Sums, failures);
    }

    static List<Sample> Sampled(SoakLoad load, string directory, TimeSpan time, List<string> failures)
    {
        var samples = new List<Sample>();
        var pause = TimeSpan.FromTicks(Math.Clamp(time.Ticks / SamplesWanted, ShortestPause.Ticks, LongestPause.Ticks));
        var started = Stopwatch.GetTimestamp();
        var threads = load.Start();
        while (Stopwatch.GetElapsedTime(started) < time && !Task.WhenAny(threads).Wait(pause))
        {
            samples.Add(Take(load, directory, Stopwatch.GetElapsedTime(started)));
        }
        load.Stop();
        try
        {
            Task.WaitAll(threads);
        }
        catch (AggregateException thrown)
        {
            failures.AddRange(thrown.InnerExceptions.Select(one => one.ToString()));
        }
        return samples;
    }

    static Sample Take(SoakLoad load, string directory, TimeSpan elapsed)
    {
        var files = new DirectoryInfo(directory).GetFiles("*", SearchOption.AllDirectories);
        return new Sample(
            Math.Round(elapsed.TotalSeconds, 1),
            GC.GetGCMemoryInfo().HeapSizeBytes,
            Environment.WorkingSet,
            BytesIn("log"),
            BytesIn("snapshots"),
            files.Length,
            load.Durable.Take(),
            load.Relaxed.Take());

        long BytesIn(string folder) => files.Where(file => file.Directory!.Name == folder).Sum(LengthOf);
    }

    /// <summary>Zero for a file that has gone since the directory was read.</summary>
    static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
