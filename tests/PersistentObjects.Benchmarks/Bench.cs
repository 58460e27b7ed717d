using System.Diagnostics;
using PersistentObjects.Benchmarks.Peers;
using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks;

/// <summary>One run: how much of everything, where the files are, who takes part, and what came out.</summary>
sealed class Bench : IDisposable
{
    /// <summary>Fewer objects than that would have no hundred of each tier.</summary>
    const int FewestObjects = 1000;

    /// <summary>Of one of four: enough for some calls of all that takes tens of milliseconds.</summary>
    static readonly TimeSpan LongestWarmUp = TimeSpan.FromMilliseconds(600);

    readonly Arguments _arguments;
    readonly Servers _servers;
    readonly Dictionary<Type, object> _shared = [];
    volatile bool _isStopped;

    internal Bench(Arguments arguments)
    {
        _arguments = arguments;
        Directory = BenchDirectory.Create();
        _servers = new Servers(Path.Combine(Directory, "servers"));
    }

    /// <summary>Everything that is written lies below, and goes with it.</summary>
    internal string Directory { get; }

    internal bool IsQuick => _arguments.IsQuick;

    internal bool IsFullScale => _arguments.Scale >= 1;

    internal Results Results { get; } = new();

    /// <summary>The objects of the workloads that use the same million.</summary>
    internal int Objects => Count(1_000_000);

    /// <summary>Those of workloads that start stores again and again: fewer in a quick run, which has a minute for all.</summary>
    internal int StoredObjects => IsQuick ? Count(300_000) : Objects;

    internal int Count(int full) => (int)Math.Max(Math.Min(full, FewestObjects), full * _arguments.Scale);

    /// <summary>How long a round takes.</summary>
    internal TimeSpan Time(double seconds, double quickSeconds)
        => TimeSpan.FromSeconds((IsQuick ? quickSeconds : seconds) * _arguments.Scale);

    internal int Rounds(int full, int? quick = null) => IsFullScale ? (IsQuick ? quick ?? full : full) : 1;

    /// <summary>Null in a quick run, and where it is not installed.</summary>
    internal PostgresServer? Postgres => AllowsServers ? _servers.Postgres : null;

    /// <summary>Null in a quick run, and where it is not installed.</summary>
    internal RedisPrograms? Redis => AllowsServers ? _servers.Redis : null;

    /// <summary>Starts processes that end with the run.</summary>
    internal Children Children => _servers.Children;

    bool AllowsServers => !IsQuick && !_arguments.WithoutServers;

    /// <summary>A folder that is not there yet.</summary>
    internal string Folder(string name)
    {
        for (var i = 1; ; i++)
        {
            // What a signal's handler has removed must not come back.
            ObjectDisposedException.ThrowIf(_isStopped, this);
            var folder = Path.Combine(Directory, $"{name}-{i}");
            if (!Path.Exists(folder)) return System.IO.Directory.CreateDirectory(folder).FullName;
        }
    }

    /// <summary>What takes long to fill is filled once, by the first workload that needs it.</summary>
    internal T Shared<T>(Func<T> make) where T : class
    {
        if (!_shared.TryGetValue(typeof(T), out var value)) _shared.Add(typeof(T), value = make());
        return (T)value;
    }

    /// <summary>As tiered compilation wants it: many short calls, then time; one long call gets no further than a half-way version of its loop.</summary>
    internal void WarmUp(params Action[] calls)
    {
        for (var round = 0; round < (IsFullScale ? 4 : 1); round++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < 40 && Stopwatch.GetElapsedTime(started) < LongestWarmUp; i++) Array.ForEach(calls, call => call());
            if (IsFullScale) Thread.Sleep(150);
        }
    }

    internal void Report(Comparison comparison) => Results.Add(comparison);

    internal void Report(GrowthTable table) => Results.Add(table);

    internal void Report(IEnumerable<Comparison> comparisons)
    {
        foreach (var comparison in comparisons) Report(comparison);
    }

    internal void Report(IEnumerable<Measurement> lines)
    {
        foreach (var line in lines) Results.Add(line);
    }

    internal IReadOnlyList<string> Skipped => AllowsServers ? _servers.Missing : [];

    internal IReadOnlyList<string> PeerVersions => IsQuick ? [] : [SqliteAccounts.Version, .. AllowsServers ? _servers.Versions : []];

    /// <summary>What was shared so far is not needed any more, and would be in the way of the garbage collector.</summary>
    internal void ReleaseShared()
    {
        foreach (var shared in _shared.Values.OfType<IDisposable>().Reverse()) shared.Dispose();
        _shared.Clear();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
    }

    public void Dispose()
    {
        try
        {
            ReleaseShared();
        }
        finally
        {
            Stop();
        }
    }

    /// <summary>Ends what was started and removes what was written, also while a workload is running.</summary>
    internal void Stop()
    {
        _isStopped = true;
        _servers.Dispose();
        BenchDirectory.Remove(Directory);
    }
}
