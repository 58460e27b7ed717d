using System.Globalization;

namespace PersistentObjects.Benchmarks.Soak;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Time">How long the load runs.</param>
/// <param name="Folder">Where soak.json and soak.svg go.</param>
/// <param name="Judged">A file of an earlier run whose lines are judged again; nothing is run then.</param>
sealed record SoakOptions(TimeSpan Time, string Folder, string? Judged)
{
    internal const string Usage = "usage: soak [--minutes NUMBER] [--report FOLDER] | soak --judge FILE";

    /// <exception cref="FormatException">There is no such option, or its value is none.</exception>
    internal static SoakOptions Parse(string[] args)
    {
        var result = new SoakOptions(TimeSpan.FromMinutes(10), Path.Combine("artifacts", "soak"), null);
        for (var rest = args.AsSpan(); !rest.IsEmpty;)
        {
            switch (rest)
            {
                case ["--minutes", var minutes, .. var next]:
                    result = result with { Time = ParseMinutes(minutes) };
                    rest = next;
                    break;
                case ["--report", var folder, .. var next]:
                    result = result with { Folder = folder };
                    rest = next;
                    break;
                case ["--judge", var file, .. var next]:
                    result = result with { Judged = file };
                    rest = next;
                    break;
                default:
                    throw new FormatException($"There is no option {rest[0]}, or its value is missing.");
            }
        }
        return result;
    }

    static TimeSpan ParseMinutes(string minutes)
        => double.TryParse(minutes, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 100_000
            ? TimeSpan.FromMinutes(value)
            : throw new FormatException($"The minutes must be a number above 0: {minutes}.");
}
