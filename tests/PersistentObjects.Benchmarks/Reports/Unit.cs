using System.Globalization;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>What a figure is a number of.</summary>
/// <param name="Name">Behind the figure.</param>
/// <param name="MoreIsBetter">A rate, not a time or a size.</param>
sealed record Unit(string Name, bool MoreIsBetter)
{
    internal static readonly Unit PerSecond = new("/s", true);
    internal static readonly Unit Nanoseconds = new("ns", false);
    internal static readonly Unit Microseconds = new("us", false);
    internal static readonly Unit Seconds = new("s", false);
    internal static readonly Unit Bytes = new("bytes", false);

    /// <summary>Three digits that count, as many as anybody should believe.</summary>
    internal string Format(double value)
    {
        var number = value switch
        {
            >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
            < 0.1 => value.ToString("0.00##", CultureInfo.InvariantCulture),
            _ => value.ToString("0.00#", CultureInfo.InvariantCulture),
        };
        return MoreIsBetter ? number + Name : $"{number} {Name}";
    }
}
