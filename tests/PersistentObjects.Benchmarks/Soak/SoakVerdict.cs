namespace PersistentObjects.Benchmarks.Soak;

/// <summary>
/// Whether a line stays where it is: the median of its last third against that of the third in the middle. The first third is
/// left out, since heap, log and snapshots first have to reach their size.
/// </summary>
/// <param name="Line">What was measured.</param>
/// <param name="Middle">The median of the middle third.</param>
/// <param name="Last">The median of the last third.</param>
/// <param name="Bound">What the last third may be at most.</param>
sealed record SoakVerdict(string Line, double Middle, double Last, double Bound)
{
    /// <summary>Fewer samples, four a third, would make chance a verdict.</summary>
    internal const int FewestSamples = 12;

    const double MiB = 1 << 20;

    /// <summary>
    /// What is judged, how many times as much as in the middle it may be, and how much more it may be anyhow. What a collection
    /// or a snapshot makes go up and down has room for that; a disk and a processor that others use make latency go up and down,
    /// its last per mille most of all, which is drawn and not judged.
    /// A relaxed transaction waits for durable ones that are staged before it, and else for nothing: its median jumps between the
    /// two when others take the processor, so its slack is the time of a flush.
    /// </summary>
    static readonly (string Line, Func<Sample, double> Value, double Factor, double Slack)[] Lines =
    [
        ("heap, bytes", its => its.HeapBytes, 1.15, 8 * MiB),
        ("working set, bytes", its => its.WorkingSetBytes, 1.15, 32 * MiB),
        ("log, bytes", its => its.LogBytes, 1.5, 16 * MiB),
        ("snapshots, bytes", its => its.SnapshotBytes, 1.25, 4 * MiB),
        ("files", its => its.Files, 1.5, 2),
        ("durable p50, us", its => its.Durable.P50, 2, 100),
        ("durable p99, us", its => its.Durable.P99, 3, 1000),
        ("relaxed p50, us", its => its.Relaxed.P50, 2, 500),
        ("relaxed p99, us", its => its.Relaxed.P99, 3, 1000),
    ];

    public bool IsFlat => Last <= Bound;

    /// <summary>A verdict for each line; none when there are too few samples.</summary>
    internal static IReadOnlyList<SoakVerdict> Judge(IReadOnlyList<Sample> samples)
    {
        if (samples.Count < FewestSamples) return [];
        var third = samples.Count / 3;
        return
        [
            .. from line in Lines
               let middle = Interleaved.Median([.. samples.Take(^(2 * third)..^third).Select(line.Value)])
               let last = Interleaved.Median([.. samples.TakeLast(third).Select(line.Value)])
               select new SoakVerdict(line.Line, middle, last, middle * line.Factor + line.Slack),
        ];
    }

    public override string ToString() => FormattableString.Invariant(
        $"{(IsFlat ? "flat " : "GROWS")} {Line}: {Last:N0} in the last third, {Middle:N0} in the middle one, at most {Bound:N0}");
}
