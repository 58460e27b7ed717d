using PersistentObjects.Benchmarks.Reports;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>What it costs to open a store with classes that have changed since, from a snapshot and from a log.</summary>
static class ChangedClasses
{
    internal static void Run(Bench bench)
    {
        var (snapshot, log) = (bench.Folder("town-snapshot"), bench.Folder("town-log"));
        Fill(bench, snapshot, hasSnapshot: true);
        Fill(bench, log, hasSnapshot: false);
        bench.Report(Compare(bench, snapshot, $"open a snapshot of {bench.Objects:N0} objects"));
        bench.Report(Compare(bench, log, $"open a log that creates {bench.Objects:N0} objects and changes half of them"));
    }

    static IEnumerable<Comparison> Compare(Bench bench, string folder, string what)
    {
        var contest = new Contest("evolution", what, Unit.Seconds);
        contest.Add("PersistentObjects, classes that have changed", () => Open(() => Town.Open(Options(folder))));
        contest.Add("the classes that wrote it", () => Open(() => ReleasedTown.Open(Options(folder))), Target.Ratio(2));
        // Opening writes nothing, so each round finds what the first one found.
        return contest.Run(bench.Rounds(7, 5));
    }

    static double Open(Func<PersistentStore> open)
    {
        GC.Collect();
        PersistentStore? store = null;
        var seconds = Interleaved.Seconds(() => store = open());
        store!.Dispose();
        return seconds;
    }

    static void Fill(Bench bench, string folder, bool hasSnapshot)
    {
        using var town = ReleasedTown.Open(Options(folder));
        var residents = new List<Resident>();
        for (var start = 0; start < bench.Objects; start += 1000)
        {
            town.Write(() =>
            {
                for (var i = start; i < Math.Min(bench.Objects, start + 1000); i++)
                {
                    residents.Add(town.Add(new Resident(Population.Owner(i), Population.Email(i), i % 100, i / 4.0, "of " + i)));
                }
            });
        }
        // Of what is converted, what is widened and what is retired.
        for (var i = 0; i < residents.Count; i += 2)
        {
            switch (i % 3)
            {
                case 0:
                    residents[i].Age++;
                    break;
                case 1:
                    residents[i].Balance++;
                    break;
                default:
                    residents[i].Note = "changed";
                    break;
            }
        }
        if (hasSnapshot) town.SnapshotAsync().GetAwaiter().GetResult();
        town.FlushAsync().GetAwaiter().GetResult();
    }

    // A snapshot of its own in the background would take away what is to be replayed.
    static StoreOptions Options(string folder) => new() { Directory = folder, Durability = Durability.Relaxed, SnapshotLogBytes = 0 };
}
