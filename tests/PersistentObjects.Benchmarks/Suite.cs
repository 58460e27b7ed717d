using PersistentObjects.Benchmarks.Workloads;

namespace PersistentObjects.Benchmarks;

/// <summary>A workload and when it runs.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="Run">Reports what comes out.</param>
/// <param name="In">In which runs it is, if no names are given.</param>
sealed record Workload(string Name, Action<Bench> Run, Runs In = Runs.Quick | Runs.Full);

[Flags]
enum Runs
{
    OnlyByName = 0,
    Quick = 1,
    Full = 2,
}

/// <summary>All workloads, in their order.</summary>
static class Suite
{
    static readonly Workload[] All =
    [
        new("W1", DurableWrites.Run),
        new("W2", ConcurrentWrites.Run),
        new("W3", RelaxedWrites.Run),
        new("W4", Creation.Run),
        new("W5", Reads.Run),
        new("W6", LookUps.Run),
        new("W7", TierSums.Run),
        new("W8", SnapshotTaking.Run),
        new("W9", Restarts.Run),
        new("W10", Replays.Run),
        new("W11", Footprint.Run),
        new("W12", Transfers.Run),
        new("W13", ReaderAndWriter.Run),
        new("W14", Growth.Run),
        new("W15", WebRequests.Run),
        new("ordered", OrderedKeys.Run, Runs.Full),
        new("collections", LargeCollections.Run, Runs.Full),
        new("evolution", ChangedClasses.Run, Runs.Full),
        new("gc", GarbageCollections.OfOneMillion, Runs.Full),
        new("gc10", GarbageCollections.OfTenMillion, Runs.OnlyByName),
    ];

    /// <summary>What a word stands for that is no workload's name.</summary>
    static readonly Dictionary<string, string[]> Groups = new()
    {
        ["durable"] = ["W1"],
        ["memory"] = ["W3", "W5", "W6", "W7"],
        ["snapshots"] = ["W8", "W9"],
    };

    /// <exception cref="FormatException">A name is nobody's.</exception>
    internal static IReadOnlyList<Workload> Choose(Arguments arguments)
    {
        var run = arguments.IsQuick ? Runs.Quick : Runs.Full;
        if (arguments.Names.Count == 0) return [.. All.Where(workload => workload.In.HasFlag(run))];
        var wanted = arguments.Names.SelectMany(name => Groups.GetValueOrDefault(name) ?? [name]).ToList();
        var unknown = wanted.Except(All.Select(workload => workload.Name)).FirstOrDefault();
        if (unknown is not null)
        {
            throw new FormatException(
                $"There is no workload {unknown}; there are {string.Join(", ", All.Select(its => its.Name).Concat(Groups.Keys))}.");
        }
        return [.. All.Where(workload => wanted.Contains(workload.Name))];
    }
}
