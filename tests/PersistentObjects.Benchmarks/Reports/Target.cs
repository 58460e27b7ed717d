using System.Globalization;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>What a figure of ours should be: by itself, or compared with that of a peer.</summary>
/// <param name="Kind">What is compared with the bound.</param>
/// <param name="Bound">The worst value that is good enough.</param>
/// <param name="Metric">Which of the figures of a round it is about.</param>
sealed record Target(TargetKind Kind, double Bound, int Metric = 0)
{
    /// <summary>So many times as fast as the peer, or faster.</summary>
    internal static Target TimesAsFast(double bound) => new(TargetKind.TimesAsFast, bound);

    /// <summary>Our figure divided by the peer's is at most that.</summary>
    internal static Target Ratio(double bound) => new(TargetKind.RatioAtMost, bound);

    /// <summary>Our figure is at least that.</summary>
    internal static Target AtLeast(double bound) => new(TargetKind.AtLeast, bound);

    /// <summary>Our figure is at most that.</summary>
    internal static Target AtMost(double bound) => new(TargetKind.AtMost, bound);

    internal bool IsMet(double ours, double theirs, Unit unit) => Kind switch
    {
        TargetKind.TimesAsFast => Speed(ours, theirs, unit) >= Bound,
        TargetKind.RatioAtMost => ours / theirs <= Bound,
        TargetKind.AtLeast => ours >= Bound,
        _ => ours <= Bound,
    };

    internal string Describe(Unit unit) => Kind switch
    {
        TargetKind.TimesAsFast => $">= {Bound.ToString("0.##", CultureInfo.InvariantCulture)}x as fast",
        TargetKind.RatioAtMost => $"<= {Bound.ToString("0.00", CultureInfo.InvariantCulture)}",
        TargetKind.AtLeast => $">= {unit.Format(Bound)}",
        _ => $"<= {unit.Format(Bound)}",
    };

    /// <summary>How many times as fast, or as small, ours is.</summary>
    internal static double Speed(double ours, double theirs, Unit unit) => unit.MoreIsBetter ? ours / theirs : theirs / ours;
}

enum TargetKind
{
    TimesAsFast,
    RatioAtMost,
    AtLeast,
    AtMost,
}
