using System.Globalization;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>What one contestant reached, round by round.</summary>
/// <param name="Who">The contestant and the settings that matter.</param>
/// <param name="Values">One figure a round, in the order of the rounds.</param>
/// <param name="Targets">Ours: about the figure; a peer's: about the comparison with it.</param>
sealed record Series(string Who, double[] Values, Target[] Targets)
{
    public double Median => Interleaved.Median([.. Values]);

    public double Min => Values.Min();

    public double Max => Values.Max();
}

/// <summary>One row of the result: ours, which is the first, against the peers, in one run and in turns.</summary>
sealed record Comparison(string Workload, string What, Unit Unit, IReadOnlyList<Series> Series)
{
    public Series Ours => Series[0];

    public IEnumerable<Series> Peers => Series.Skip(1);

    internal double Speed(Series peer) => Target.Speed(Ours.Median, peer.Median, Unit);

    /// <summary>A line a peer, and one of our own where there is no peer or a target that needs none.</summary>
    internal IEnumerable<Measurement> Lines()
    {
        if (Series.Count == 1 || Ours.Targets.Length > 0) yield return Line(Ours, null, $"{Workload} {What}");
        foreach (var peer in Peers)
        {
            // Two figures of nothing have no ratio.
            yield return Line(peer, peer.Median is 0 ? null : Ours.Median / peer.Median, $"{Workload} {What} / {peer.Who}");
        }
    }

    Measurement Line(Series series, double? ratio, string name)
    {
        var figure = Unit.Format(Ours.Median) + (series == Ours ? "" : $" against {Unit.Format(series.Median)}");
        var target = string.Join(", ", series.Targets.Select(its => its.Describe(Unit)));
        return new Measurement(name, ratio, figure, target, series.Targets.All(its => its.IsMet(Ours.Median, series.Median, Unit)));
    }

    internal static string Times(double speed) => speed.ToString(
        speed switch { >= 100 => "N0", >= 10 => "F1", >= 0.1 => "F2", _ => "0.####" }, CultureInfo.InvariantCulture);
}
