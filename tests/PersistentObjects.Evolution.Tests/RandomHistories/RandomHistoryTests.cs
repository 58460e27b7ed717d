using PersistentObjects.Evolution.Tests.Builds;
using PersistentObjects.Evolution.Tests.Running;
using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <summary>Random programs, ten versions deep, on one store: each version sees what a model says, whatever the restarts between.</summary>
public sealed class RandomHistoryTests
{
    static readonly IReadOnlyList<RandomHistory> All = [.. Seeds.All.Select(RandomHistory.Of)];

    static readonly CompiledHistories Compiled = new([.. All.Select(history => history.Builds)]);

    [TestCaseSource(typeof(Seeds), nameof(Seeds.All))]
    public void Every_version_sees_what_the_model_says(int seed)
    {
        var history = All.Single(history => history.Seed == seed);
        var programs = Compiled.Of(history.Builds);
        var disk = new SimulatedDisk();
        var random = new Random(seed);
        foreach (var (number, version) in history.Versions.Index())
        {
            if (version.IsSkipped) continue;
            var run = new VersionRun(programs[number], disk, random, $"version {number + 1}; EVOLUTION_SEED={seed} repeats it");
            run.Live(1, version.Opened, version.Middle);
            run.Live(2, version.Middle, version.Closed);
        }
    }

    /// <summary>Of the seeds that are always run, whatever is asked for.</summary>
    [Test]
    public void The_histories_have_changes_of_every_kind()
    {
        var histories = Seeds.Usual.Select(RandomHistory.Of).ToList();
        histories.SelectMany(history => history.Versions).ShouldContain(version => version.IsSkipped);
        var sources = string.Concat(histories.SelectMany(history => history.Builds.Builds).Select(source => source.Outside + source.Classes));
        string[] kinds =
        [
            "[FormerlyNamed(", "[ConvertFrom(", "[Retired(", "DropData = true", "[assembly: Retired(", "[Migration(", "namespace ", "public abstract partial class",
            "PersistentList<", "ImmutableArray<", "decimal", "double", "enum E", "record R", " : int {", "More = null", "long? ", "string? ",
        ];
        kinds.Where(kind => !sources.Contains(kind, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>One version's time with the store.</summary>
    sealed class VersionRun(BuiltProgram program, SimulatedDisk disk, Random random, string where)
    {
        public void Live(int round, string[] opened, string[] closed)
        {
            using (var store = program.Open(disk))
            {
                program.Describe(store).ShouldBe(opened, where);
                store.ShouldBeSound();
                if (random.Next(4) == 0) store.SnapshotAsync().GetAwaiter().GetResult();
                program.Act(store, round);
                program.Describe(store).ShouldBe(closed, where);
                if (random.Next(4) == 0) store.SnapshotAsync().GetAwaiter().GetResult();
            }
            disk.ShouldBeSound();
        }
    }
}
