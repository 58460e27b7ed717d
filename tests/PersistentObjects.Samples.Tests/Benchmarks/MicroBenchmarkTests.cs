namespace PersistentObjects.Samples.Tests.Benchmarks;

/// <summary>Some of the micro-benchmarks, each called once: so that they do not rot between two runs.</summary>
sealed class MicroBenchmarkTests
{
    static readonly string Program = BuiltSamples.MetadataOf("MicroBenchmarks");

    [Test]
    public async Task Micro_benchmarks_run_and_report_time_and_memory()
    {
        using var directory = new TemporaryDirectory();
        var run = await ChildProcess.RunAsync(
            "dotnet", Program, "--filter", "*CommitBenchmarks.Setter*", "*TimeCodecBenchmarks*", "--job", "Dry", "--inProcess", "--artifacts", directory.Path);

        run.ShouldSucceed();
        foreach (var type in new[] { "Transactions.CommitBenchmarks", "Codecs.TimeCodecBenchmarks" })
        {
            var report = File.ReadAllText(directory[$"results/PersistentObjects.MicroBenchmarks.{type}-report-github.md"]);
            report.ShouldContain("| Mean");
            report.ShouldContain("| Allocated");
        }
    }

    [Test]
    public async Task A_name_that_no_micro_benchmark_has_is_no_success()
    {
        using var directory = new TemporaryDirectory();
        var run = await ChildProcess.RunAsync("dotnet", Program, "NoSuchBenchmarks", "--inProcess", "--artifacts", directory.Path);
        run.ExitCode.ShouldNotBe(0);
    }
}
