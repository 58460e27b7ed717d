using System.Globalization;
using System.Security;
using System.Text;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>
/// eng/benchmarks.svg: a row a comparison, a dot a peer, and how many times as fast as that peer ours is, on a logarithmic scale.
/// To the right of the line is faster. Colours and grounds follow the reader's light or dark mode.
/// </summary>
static class Picture
{
    const int Left = 370;
    const int Width = 600;
    const int RowHeight = 22;
    const int Top = 74;
    const double Least = -2;
    const double Most = 4;

    /// <summary>Kinds of peers, by how the names of contestants begin.</summary>
    static readonly (string Class, string Name, string[] Begins)[] Kinds =
    [
        ("plain", "plain .NET or raw disk", ["plain", "raw", "Dictionary", "HashSet", "LINQ", "Binary"]),
        ("sqlite", "SQLite", ["SQLite", "EF Core with SQLite"]),
        ("postgres", "PostgreSQL", ["PostgreSQL", "EF Core with PostgreSQL"]),
        ("redis", "Redis", ["Redis"]),
    ];

    /// <summary>Latencies are in the tables only: they go with the rates, and would be three times as many rows.</summary>
    internal static string Draw(IReadOnlyList<Comparison> comparisons)
    {
        var rows = comparisons.Where(its => its.Unit != Unit.Microseconds && Dots(its).Any()).ToList();
        var height = Top + rows.Count * RowHeight + 40;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + Width + 30} {height}" font-family="system-ui, sans-serif" font-size="12">
            <title>How many times as fast as each peer</title>
            <style>
            text {OpenBrace} fill: #1f2328 {CloseBrace} .ground {OpenBrace} fill: #ffffff {CloseBrace} .grid {OpenBrace} stroke: #d0d7de {CloseBrace} .one {OpenBrace} stroke: #1f2328; stroke-width: 2 {CloseBrace} .slower {OpenBrace} fill: #cf222e; opacity: 0.07 {CloseBrace}
            .plain {OpenBrace} fill: #6e7781 {CloseBrace} .sqlite {OpenBrace} fill: #0969da {CloseBrace} .postgres {OpenBrace} fill: #1a7f37 {CloseBrace} .redis {OpenBrace} fill: #cf222e {CloseBrace} circle {OpenBrace} opacity: 0.85 {CloseBrace}
            @media (prefers-color-scheme: dark) {OpenBrace}
            text {OpenBrace} fill: #e6edf3 {CloseBrace} .ground {OpenBrace} fill: #0d1117 {CloseBrace} .grid {OpenBrace} stroke: #30363d {CloseBrace} .one {OpenBrace} stroke: #e6edf3 {CloseBrace}
            .plain {OpenBrace} fill: #9ea7b3 {CloseBrace} .sqlite {OpenBrace} fill: #58a6ff {CloseBrace} .postgres {OpenBrace} fill: #3fb950 {CloseBrace} .redis {OpenBrace} fill: #ff7b72 {CloseBrace}
            {CloseBrace}
            </style>
            <rect class="ground" width="100%" height="100%"/>
            <text x="16" y="22" font-size="16" font-weight="600">How many times as fast, or as small, as each peer</text>
            <rect class="slower" x="{Left}" y="{Top - 8}" width="{X(1) - Left:F1}" height="{rows.Count * RowHeight + 8}"/>
            """);
        AppendLegend(text);
        AppendGrid(text, Top + rows.Count * RowHeight);
        for (var i = 0; i < rows.Count; i++) AppendRow(text, rows[i], Top + i * RowHeight + RowHeight / 2);
        return text.AppendLine("</svg>").ToString();
    }

    // Braces of a style sheet within an interpolated text.
    const char OpenBrace = '{';
    const char CloseBrace = '}';

    static void AppendLegend(StringBuilder text)
    {
        var x = 16;
        foreach (var (kind, name, _) in Kinds)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"""<circle class="{kind}" cx="{x + 5}" cy="41" r="5"/><text x="{x + 15}" y="45">{name}</text>""");
            x += 40 + name.Length * 7;
        }
    }

    static void AppendGrid(StringBuilder text, int bottom)
    {
        for (var power = (int)Least; power <= Most; power++)
        {
            var value = Math.Pow(10, power);
            var x = X(value);
            var line = power == 0 ? "one" : "grid";
            text.AppendLine(CultureInfo.InvariantCulture, $"""<line class="{line}" x1="{x:F1}" x2="{x:F1}" y1="{Top - 8}" y2="{bottom}"/><text x="{x:F1}" y="{bottom + 18}" text-anchor="middle">{value:#,0.##}x</text>""");
        }
    }

    static void AppendRow(StringBuilder text, Comparison comparison, int y)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Left - 10}" y="{y + 4}" text-anchor="end">{SecurityElement.Escape($"{comparison.Workload} {comparison.What}")}</text>""");
        foreach (var (peer, kind, speed) in Dots(comparison))
        {
            var tip = SecurityElement.Escape($"{peer.Who}: {Comparison.Times(speed)}x");
            text.AppendLine(CultureInfo.InvariantCulture, $"""<circle class="{kind}" cx="{X(speed):F1}" cy="{y}" r="6"><title>{tip}</title></circle>""");
        }
    }

    static IEnumerable<(Series Peer, string Kind, double Speed)> Dots(Comparison comparison) =>
        from peer in comparison.Peers
        let kind = Kinds.FirstOrDefault(its => its.Begins.Any(word => peer.Who.StartsWith(word, StringComparison.Ordinal))).Class
        where kind is not null && peer.Median > 0 && comparison.Ours.Median > 0
        select (peer, kind, comparison.Speed(peer));

    static double X(double speed) => Left + Width * (Math.Clamp(Math.Log10(speed), Least, Most) - Least) / (Most - Least);
}
