using System.Globalization;
using System.Security;
using System.Text;

namespace PersistentObjects.Benchmarks.Soak;

/// <summary>soak.svg: a panel for each kind of figure, its lines over time. Colours follow the reader's light or dark mode.</summary>
static class SoakPicture
{
    const int Left = 90;
    const int Width = 760;
    const int PanelHeight = 130;
    const int Gap = 46;
    const int Top = 30;

    static readonly Panel[] Panels =
    [
        new("Memory, MiB", false, ("managed heap", its => MiB(its.HeapBytes)), ("working set", its => MiB(its.WorkingSetBytes))),
        new("Durable transactions, us", true, ("p50", its => its.Durable.P50), ("p99", its => its.Durable.P99), ("p99.9", its => its.Durable.P999)),
        new("Relaxed transactions, us", true, ("p50", its => its.Relaxed.P50), ("p99", its => its.Relaxed.P99), ("p99.9", its => its.Relaxed.P999)),
        new("Disk, MiB", false, ("log", its => MiB(its.LogBytes)), ("snapshots", its => MiB(its.SnapshotBytes))),
        new("Files", false, ("files", its => its.Files)),
    ];

    internal static string Draw(IReadOnlyList<Sample> samples)
    {
        var height = Top + Panels.Length * (PanelHeight + Gap);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Left + Width + 20}} {{height}}" font-family="system-ui, sans-serif" font-size="12">
            <title>A store under load: memory, latency and disk over time</title>
            <style>
            text { fill: #1f2328 } .ground { fill: #ffffff } .grid { stroke: #d0d7de } polyline { fill: none; stroke-width: 1.5 }
            .line0 { stroke: #0969da } .line1 { stroke: #1a7f37 } .line2 { stroke: #cf222e }
            .name0 { fill: #0969da } .name1 { fill: #1a7f37 } .name2 { fill: #cf222e }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } .ground { fill: #0d1117 } .grid { stroke: #30363d }
            .line0 { stroke: #58a6ff } .line1 { stroke: #3fb950 } .line2 { stroke: #ff7b72 }
            .name0 { fill: #58a6ff } .name1 { fill: #3fb950 } .name2 { fill: #ff7b72 }
            }
            </style>
            <rect class="ground" width="100%" height="100%"/>
            """);
        for (var i = 0; i < Panels.Length; i++) Append(text, Panels[i], samples, Top + i * (PanelHeight + Gap));
        return text.AppendLine("</svg>").ToString();
    }

    static void Append(StringBuilder text, Panel panel, IReadOnlyList<Sample> samples, int top)
    {
        var most = samples.SelectMany(sample => panel.Lines.Select(line => line.Value(sample))).DefaultIfEmpty(0).Max();
        var scale = new Scale(Math.Max(most, 1), panel.IsLogarithmic, top + PanelHeight, PanelHeight);
        text.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Left}" y="{top - 8}" font-weight="600">{SecurityElement.Escape(panel.Title)}</text>""");
        foreach (var value in scale.Marks)
        {
            var y = scale.At(value);
            text.AppendLine(CultureInfo.InvariantCulture, $"""<line class="grid" x1="{Left}" x2="{Left + Width}" y1="{y:F1}" y2="{y:F1}"/><text x="{Left - 8}" y="{y + 4:F1}" text-anchor="end">{value:#,0.##}</text>""");
        }
        var end = samples.Count == 0 ? 1 : Math.Max(samples[^1].Seconds, 1);
        text.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Left + Width}" y="{top + PanelHeight + 16}" text-anchor="end">{end:N0} s</text>""");
        for (var i = 0; i < panel.Lines.Length; i++)
        {
            var (name, value) = panel.Lines[i];
            var points = samples.Select(its => string.Create(CultureInfo.InvariantCulture, $"{Left + Width * its.Seconds / end:F1},{scale.At(value(its)):F1}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"""<polyline class="line{i}" points="{string.Join(' ', points)}"/><text class="name{i}" x="{Left + 250 + 120 * i}" y="{top - 8}">{name}</text>""");
        }
    }

    static double MiB(long bytes) => bytes / (double)(1 << 20);

    sealed record Panel(string Title, bool IsLogarithmic, params (string Name, Func<Sample, double> Value)[] Lines);

    /// <summary>From a value to its place: from 0 on, or, logarithmic, from 1 on.</summary>
    sealed record Scale(double Most, bool IsLogarithmic, int Bottom, int Height)
    {
        internal IEnumerable<double> Marks => IsLogarithmic
            ? Enumerable.Range(0, (int)Math.Ceiling(Math.Log10(Math.Max(Most, 10)))).Select(power => Math.Pow(10, power))
            : [0, Most / 2, Most];

        internal double At(double value)
        {
            var part = IsLogarithmic ? Math.Log10(Math.Max(value, 1)) / Math.Log10(Math.Max(Most, 10)) : value / Most;
            return Bottom - part * Height;
        }
    }
}
