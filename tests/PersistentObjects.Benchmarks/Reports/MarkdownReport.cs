using System.Text;
using PersistentObjects.Benchmarks.Peers;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>eng/benchmarks.md: where and how it was measured, then a table for each workload.</summary>
static class MarkdownReport
{
    /// <summary>Where people say what bounds a figure, and what was tried. It comes last, and a new run leaves it as it is.</summary>
    const string Notes = "## Notes";

    internal static string NotesOf(string report)
        => report.IndexOf("\n" + Notes, StringComparison.Ordinal) is var start and >= 0 ? report[(start + 1)..] : "";

    internal static string Write(Bench bench, string picture)
    {
        var (text, results) = (new StringBuilder(), bench.Results);
        text.AppendLine("# Benchmarks").AppendLine();
        text.AppendLine($"Made by `eng/bench`, which anybody can run: this library and what users would pick instead, in one run on one machine and in turns. Objects: {bench.Objects:N0} accounts with two strings, a unique index and an equality index.").AppendLine();
        text.AppendLine($"![How many times as fast as each peer]({picture})").AppendLine();
        ComparisonTables.AppendTargets(text, results.Comparisons);
        AppendMachine(text, bench);
        AppendSettings(text, bench);
        foreach (var workload in Titles.All.Keys)
        {
            var comparisons = results.Comparisons.Where(its => its.Workload == workload).ToList();
            var tables = results.Tables.Where(its => its.Workload == workload).ToList();
            var others = results.Others.Where(its => its.Name.StartsWith(workload + " ", StringComparison.Ordinal)).ToList();
            if (comparisons.Count + tables.Count + others.Count == 0) continue;
            text.AppendLine($"## {workload}: {Titles.All[workload]}").AppendLine();
            // Those with the same contestants stand together.
            foreach (var group in comparisons.GroupBy(its => string.Join('|', its.Series.Select(series => series.Who))))
            {
                if (group.Count() > 1) ComparisonTables.AppendTogether(text, [.. group]);
                else ComparisonTables.Append(text, group.First());
            }
            tables.ForEach(table => ComparisonTables.Append(text, table));
            if (others.Count > 0) Append(text, others);
        }
        return text.ToString();
    }

    static void AppendMachine(StringBuilder text, Bench bench)
    {
        text.AppendLine("## The machine").AppendLine().AppendLine("| | |").AppendLine("|---|---|");
        foreach (var (name, value) in Machine.Describe(bench)) text.AppendLine($"| {name} | {value} |");
        foreach (var skipped in bench.Skipped) text.AppendLine($"| skipped | {skipped} |");
        text.AppendLine();
    }

    static void AppendSettings(StringBuilder text, Bench bench)
    {
        text.AppendLine("Settings:").AppendLine();
        text.AppendLine("- PersistentObjects: defaults, but no snapshots in the background, where it does not say so.");
        text.AppendLine("- SQLite: WAL, synchronous as it says, a cache that holds everything, prepared statements; one connection, which threads use in turns, since it has one writer at a time.");
        if (bench.Postgres is not null) text.AppendLine($"- PostgreSQL: {PostgresServer.Settings}; prepared statements, a connection for each thread.");
        if (bench.Redis is not null) text.AppendLine("- Redis: append-only file, appendfsync as it says, otherwise defaults; Unix socket.");
        text.AppendLine("- All files lie on the disk above. Figures are medians, with the least and the most of all rounds; the ratio is ours divided by the peer's.").AppendLine();
    }

    static void Append(StringBuilder text, List<Measurement> lines)
    {
        text.AppendLine("| | ratio | | target |").AppendLine("|---|---:|---|---|");
        foreach (var line in lines)
        {
            var ratio = line.Ratio is { } value ? Comparison.Times(value) : "";
            var target = line.Target is "" or "reported" ? line.Target : $"{line.Target}: {(line.Met ? "met" : "**missed**")}";
            text.AppendLine($"| {line.Name[(line.Name.IndexOf(' ') + 1)..]} | {ratio} | {line.Figure} | {target} |");
        }
        text.AppendLine();
    }
}
