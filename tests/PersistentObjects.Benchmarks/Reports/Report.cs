using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersistentObjects.Benchmarks.Reports;

/// <summary>Writes what came out into files.</summary>
static class Report
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static void Write(Bench bench, Arguments arguments)
    {
        if (arguments.ResultFile is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file, Json(bench));
        }
        if (arguments.ReportFolder is { } folder)
        {
            var report = Path.Combine(folder, "benchmarks.md");
            var notes = File.Exists(report) ? MarkdownReport.NotesOf(File.ReadAllText(report)) : "";
            File.WriteAllText(report, MarkdownReport.Write(bench, "benchmarks.svg") + notes);
            File.WriteAllText(Path.Combine(folder, "benchmarks.svg"), Picture.Draw(bench.Results.Comparisons));
        }
    }

    static string Json(Bench bench) => bench.IsQuick
        ? JsonSerializer.Serialize(bench.Results.Lines, Indented)
        : JsonSerializer.Serialize(
            new
            {
                Machine = Machine.Describe(bench),
                bench.Skipped,
                bench.Results.Comparisons,
                bench.Results.Tables,
                bench.Results.Others,
            },
            Indented);
}
