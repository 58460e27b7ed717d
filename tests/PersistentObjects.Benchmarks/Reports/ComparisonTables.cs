using System.Text;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>Comparisons as tables of Markdown.</summary>
static class ComparisonTables
{
    /// <summary>One with all its figures, a row a contestant.</summary>
    internal static void Append(StringBuilder text, Comparison comparison)
    {
        var (ours, unit) = (comparison.Ours, comparison.Unit);
        text.AppendLine($"**{comparison.What}**").AppendLine();
        text.AppendLine("| | median | least to most | ratio | times as fast | target |").AppendLine("|---|---:|---:|---:|---:|---|");
        foreach (var series in comparison.Series)
        {
            var isCompared = series != ours && series.Median is not 0;
            var ratio = isCompared ? Comparison.Times(ours.Median / series.Median) : "";
            var speed = isCompared ? Comparison.Times(comparison.Speed(series)) : "";
            text.AppendLine($"| {series.Who} | {unit.Format(series.Median)} | {Spread(series, unit)} | {ratio} | {speed} | {Targets(comparison, series)} |");
        }
        text.AppendLine();
    }

    /// <summary>Several with the same contestants: a row a comparison, a column a contestant.</summary>
    internal static void AppendTogether(StringBuilder text, IReadOnlyList<Comparison> comparisons)
    {
        var first = comparisons[0];
        text.AppendLine($"| | {string.Join(" | ", first.Series.Select(series => series.Who))} | target |");
        text.AppendLine($"|---|{string.Concat(first.Series.Select(_ => "---:|"))}---|");
        foreach (var comparison in comparisons)
        {
            var cells = comparison.Series.Select(series =>
            {
                var speed = series == comparison.Ours || series.Median is 0 ? "" : $", {Comparison.Times(comparison.Speed(series))}x";
                return $"{comparison.Unit.Format(series.Median)} ({Spread(series, comparison.Unit)}){speed}";
            });
            var targets = string.Join("; ", comparison.Series.Select(series => Targets(comparison, series)).Where(its => its.Length > 0));
            text.AppendLine($"| {comparison.What} | {string.Join(" | ", cells)} | {targets} |");
        }
        text.AppendLine().AppendLine("Medians, with the least and the most, and how many times as fast ours is.").AppendLine();
    }

    internal static void Append(StringBuilder text, GrowthTable table)
    {
        text.AppendLine($"**{table.What}**").AppendLine();
        text.AppendLine($"| objects | {string.Join(" | ", table.Columns)} |").AppendLine($"|---|{string.Concat(table.Columns.Select(_ => "---:|"))}");
        foreach (var row in table.Rows) text.AppendLine($"| {row.What} | {string.Join(" | ", row.Values.Select(row.Unit.Format))} |");
        text.AppendLine();
    }

    /// <summary>Each target in a row: what it asks for, and what came out.</summary>
    internal static void AppendTargets(StringBuilder text, IReadOnlyList<Comparison> comparisons)
    {
        text.AppendLine("## The targets").AppendLine();
        text.AppendLine("| | ours | compared with | target | |").AppendLine("|---|---:|---|---|---|");
        foreach (var comparison in comparisons)
        {
            foreach (var series in comparison.Series.Where(series => series.Targets.Length > 0))
            {
                var unit = comparison.Unit;
                var isOurs = series == comparison.Ours;
                foreach (var target in series.Targets)
                {
                    var found = isOurs ? "" : target.Kind is TargetKind.RatioAtMost
                        ? $"ratio {Comparison.Times(comparison.Ours.Median / series.Median)}"
                        : $"{Comparison.Times(comparison.Speed(series))}x";
                    var peer = isOurs ? "" : $"{series.Who}: {unit.Format(series.Median)}, {found}";
                    text.AppendLine(
                        $"| {comparison.Workload} {comparison.What} | {unit.Format(comparison.Ours.Median)} | {peer} | {target.Describe(unit)} | {Verdict(comparison, series, target)} |");
                }
            }
        }
        text.AppendLine();
    }

    static string Targets(Comparison comparison, Series series)
        => string.Join(", ", series.Targets.Select(target => $"{target.Describe(comparison.Unit)}: {Verdict(comparison, series, target)}"));

    static string Verdict(Comparison comparison, Series series, Target target)
        => target.IsMet(comparison.Ours.Median, series.Median, comparison.Unit) ? "met" : "**missed**";

    static string Spread(Series series, Unit unit) => $"{unit.Format(series.Min)} to {unit.Format(series.Max)}";
}
