using System.Globalization;

namespace PersistentObjects.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="IsQuick">Against plain objects and a raw disk only, in about a minute.</param>
/// <param name="Scale">What counts of objects and durations are multiplied with, to try a workload out.</param>
/// <param name="WithoutServers">Only peers that run in this process.</param>
/// <param name="ResultFile">Where the results go as JSON.</param>
/// <param name="ReportFolder">Where benchmarks.md and its picture go; null for no report.</param>
/// <param name="Names">The workloads that are wanted; none means all.</param>
sealed record Arguments(
    bool IsQuick, double Scale, bool WithoutServers, string? ResultFile, string? ReportFolder, IReadOnlyList<string> Names)
{
    internal const string Usage =
        "usage: bench [--quick] [--scale FACTOR] [--without-servers] [--json FILE] [--report FOLDER] [WORKLOAD]...";

    /// <exception cref="FormatException">There is no such option, or its value is none.</exception>
    internal static Arguments Parse(string[] args)
    {
        var result = new Arguments(false, 1, false, null, null, []);
        var names = new List<string>();
        for (var rest = args.AsSpan(); !rest.IsEmpty;)
        {
            switch (rest)
            {
                case ["--quick", .. var next]:
                    result = result with { IsQuick = true };
                    rest = next;
                    break;
                case ["--without-servers", .. var next]:
                    result = result with { WithoutServers = true };
                    rest = next;
                    break;
                case ["--scale", var factor, .. var next]:
                    result = result with { Scale = ParseScale(factor) };
                    rest = next;
                    break;
                case ["--json", var file, .. var next]:
                    result = result with { ResultFile = file };
                    rest = next;
                    break;
                case ["--report", var folder, .. var next]:
                    result = result with { ReportFolder = folder };
                    rest = next;
                    break;
                case [['-', ..] option, ..]:
                    throw new FormatException($"There is no option {option}, or its value is missing.");
                default:
                    names.Add(rest[0]);
                    rest = rest[1..];
                    break;
            }
        }
        return result with { Names = names };
    }

    static double ParseScale(string factor)
        => double.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1
            ? value
            : throw new FormatException($"The scale must be a number above 0 and at most 1: {factor}.");
}
