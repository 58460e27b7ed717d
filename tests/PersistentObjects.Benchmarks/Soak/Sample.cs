namespace PersistentObjects.Benchmarks.Soak;

/// <summary>How long a kind of operation took since the sample before, in microseconds.</summary>
sealed record Latency(long Count, double P50, double P99, double P999)
{
    internal static Latency Of(LatencyHistogram times)
        => new(times.Count, times.Microseconds(0.5), times.Microseconds(0.99), times.Microseconds(0.999));
}

/// <summary>What was measured at one moment of a soak.</summary>
/// <param name="Seconds">Since the load began.</param>
/// <param name="HeapBytes">Of the managed heap, as the last collection left it.</param>
/// <param name="WorkingSetBytes">Of the process.</param>
/// <param name="LogBytes">Of the files of the log.</param>
/// <param name="SnapshotBytes">Of the files of snapshots.</param>
/// <param name="Files">All files of the store.</param>
/// <param name="Durable">Durable transactions.</param>
/// <param name="Relaxed">Relaxed ones.</param>
sealed record Sample(
    double Seconds, long HeapBytes, long WorkingSetBytes, long LogBytes, long SnapshotBytes, int Files, Latency Durable, Latency Relaxed);
