using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PersistentObjects.Samples.Tests.Benchmarks;

/// <summary>The suite of eng/bench, with few objects and short rounds: what comes out is no figure, but it comes out.</summary>
sealed partial class SuiteTests
{
    static readonly string Program = BuiltSamples.MetadataOf("Benchmarks");

    static readonly IEnumerable<string> Workloads = Enumerable.Range(1, 15).Select(number => $"W{number}");

    [Test]
    public async Task The_whole_suite_runs_and_reports_every_workload()
    {
        using var directory = new TemporaryDirectory();
        const string notes = "## Notes\n\nWhat bounds it.\n";
        File.WriteAllText(directory["benchmarks.md"], "# Old figures\n\n" + notes);
        var run = await ChildProcess.RunAsync(
            "dotnet", Program, "--scale", "0.002", "--without-servers", "--json", directory["full.json"], "--report", directory.Path);
        run.ShouldSucceed();

        var report = File.ReadAllText(directory["benchmarks.md"]);
        Workloads.Where(name => !report.Contains($"## {name}: ")).ShouldBeEmpty();
        report.ShouldNotContain("Old figures");
        report.ShouldEndWith(notes, Case.Sensitive, "what people have written stays");
        using var results = JsonDocument.Parse(File.ReadAllText(directory["full.json"]));
        results.RootElement.GetProperty("Comparisons").EnumerateArray()
            .Where(its => its.GetProperty("Series")[0].GetProperty("Who").GetString()!.StartsWith("PersistentObjects", StringComparison.Ordinal))
            .Select(its => its.GetProperty("Workload").GetString()).Distinct()
            .ShouldBe([.. Workloads.Except(["W14"]), "evolution"], ignoreOrder: true);
        var picture = XDocument.Load(directory["benchmarks.svg"]);
        picture.Descendants().Count(element => element.Name.LocalName == "circle").ShouldBeGreaterThan(20);
    }

    [Test]
    public async Task A_quick_run_prints_a_ratio_for_what_has_a_plain_peer()
    {
        using var directory = new TemporaryDirectory();
        var run = await ChildProcess.RunAsync("dotnet", Program, "--quick", "--scale", "0.002", "--json", directory["quick.json"]);
        run.ShouldSucceed();

        run.Lines.ShouldContain(line => HotRead().IsMatch(line));
        Workloads.Where(name => !run.Lines.Any(line => line.StartsWith(name + " ", StringComparison.Ordinal))).ShouldBeEmpty();
        using var results = JsonDocument.Parse(File.ReadAllText(directory["quick.json"]));
        results.RootElement.GetArrayLength().ShouldBe(run.Lines.Length);
    }

    [Test, Platform("Linux,MacOsX")]
    public async Task An_interrupted_run_leaves_nothing_behind()
    {
        using var run = ChildProcess.Start("dotnet", Program, "--scale", "0.1", "--without-servers", "W3", "W2");
        await run.WaitForAsync(FirstFigure());
        (await ChildProcess.RunAsync("kill", "-TERM", $"{run.Id}")).ShouldSucceed();

        (await run.WaitAsync()).ExitCode.ShouldBe(130);
        Directory.Exists(Path.Combine(Path.GetTempPath(), $"persistent-objects-bench-{run.Id}")).ShouldBeFalse();
    }

    [Test]
    public async Task A_workload_that_does_not_exist_is_refused()
    {
        var run = await ChildProcess.RunAsync("dotnet", Program, "--quick", "W16");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("W16");
    }

    [GeneratedRegex(@"^W5 hot read / plain property: [0-9.]+ \(")]
    private static partial Regex HotRead();

    [GeneratedRegex(@"^W3 .*", RegexOptions.Multiline)]
    private static partial Regex FirstFigure();
}
