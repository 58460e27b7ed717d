using System.Text.Json;
using System.Xml.Linq;

namespace PersistentObjects.Samples.Tests.Benchmarks;

/// <summary>A soak of a few seconds, too short to judge growth: all that it checks of the store is checked; and how growth is judged.</summary>
sealed class SoakTests
{
    static readonly string Program = BuiltSamples.MetadataOf("Benchmarks");

    [Test]
    public async Task A_store_under_a_mixed_load_is_sound_and_the_same_when_it_is_opened_again()
    {
        using var directory = new TemporaryDirectory();
        var run = await ChildProcess.RunAsync("dotnet", Program, "soak", "--minutes", "0.1", "--report", directory.Path);

        run.ShouldSucceed();
        run.Lines[^1].ShouldBe("passed");
        using var result = JsonDocument.Parse(File.ReadAllText(directory["soak.json"]));
        foreach (var count in new[] { "DurableTransactions", "RelaxedTransactions", "SumsOfReaders" })
        {
            result.RootElement.GetProperty(count).GetInt64().ShouldBePositive(count);
        }
        result.RootElement.GetProperty("Samples").GetArrayLength().ShouldBePositive();
        XDocument.Load(directory["soak.svg"]).Descendants().Count(element => element.Name.LocalName == "polyline").ShouldBe(11);
    }

    [Test]
    public async Task Lines_that_go_up_and_down_pass()
        => (await JudgeAsync(i => 1000 + i % 2 * 100)).ShouldSucceed();

    [Test]
    public async Task Lines_that_have_stopped_growing_pass()
        => (await JudgeAsync(i => Math.Min(1 + i, 20) * 100)).ShouldSucceed();

    [Test]
    public async Task Lines_that_grow_fail()
    {
        var run = await JudgeAsync(i => 1000 * (1 << (i / 5)));
        run.ExitCode.ShouldBe(1);
        run.Lines.Where(line => line.StartsWith("GROWS", StringComparison.Ordinal)).Count().ShouldBe(9);
        run.Lines[^1].ShouldBe("failed");
    }

    [Test]
    public async Task A_store_that_is_not_sound_fails_whatever_its_lines()
    {
        var run = await JudgeAsync(_ => 1000, "the files are not sound");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("FAILED: the files are not sound");
    }

    [Test]
    public async Task A_duration_that_is_none_is_refused()
    {
        var run = await ChildProcess.RunAsync("dotnet", Program, "soak", "--minutes", "ten");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("ten");
    }

    /// <summary>Judges sixty samples, of which each line is made of the same numbers; bytes are KiB.</summary>
    static async Task<ProcessResult> JudgeAsync(Func<int, long> valueOf, params string[] failures)
    {
        using var directory = new TemporaryDirectory();
        var samples = Enumerable.Range(0, 60).Select(i =>
        {
            var (value, bytes) = (valueOf(i), valueOf(i) * 1024);
            var latency = new { Count = 1, P50 = value, P99 = value, P999 = value };
            return new
            {
                Seconds = i,
                HeapBytes = bytes,
                WorkingSetBytes = bytes,
                LogBytes = bytes,
                SnapshotBytes = bytes,
                Files = value,
                Durable = latency,
                Relaxed = latency,
            };
        });
        var soak = new { Samples = samples, DurableTransactions = 1, RelaxedTransactions = 1, SumsOfReaders = 1, Failures = failures };
        File.WriteAllText(directory["soak.json"], JsonSerializer.Serialize(soak));
        return await ChildProcess.RunAsync("dotnet", Program, "soak", "--judge", directory["soak.json"]);
    }
}
