using System.Diagnostics;

namespace PersistentObjects.Benchmarks.Soak;

/// <summary>The times of operations of many threads, taken away by whoever samples them.</summary>
sealed class LatencyMeter
{
    readonly Lock _gate = new();
    LatencyHistogram _times = new();

    /// <summary>How many were measured altogether.</summary>
    internal long Total { get; private set; }

    internal void Add(long started)
    {
        var nanoseconds = (long)Stopwatch.GetElapsedTime(started).TotalNanoseconds;
        lock (_gate)
        {
            _times.Add(nanoseconds);
            Total++;
        }
    }

    /// <summary>The times since it was called last.</summary>
    internal Latency Take()
    {
        LatencyHistogram taken;
        lock (_gate) (taken, _times) = (_times, new LatencyHistogram());
        return Latency.Of(taken);
    }
}
