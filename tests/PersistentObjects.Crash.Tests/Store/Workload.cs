using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>A history that can be begun again and again, and is the same each time.</summary>
sealed class Workload
{
    readonly int _seed;
    readonly DurabilityMix _mix;
    readonly int _largeAtStep;
    readonly int _snapshotsKept;
    readonly Dictionary<long, string> _hashes = [];

    /// <summary>Runs it once without a crash, to count its operations.</summary>
    public Workload(int seed, DurabilityMix mix, int steps, int largeAtStep = 0, int snapshotsKept = 0)
    {
        (_seed, _mix, Steps, _largeAtStep, _snapshotsKept) = (seed, mix, steps, largeAtStep, snapshotsKept);
        var disk = new SimulatedDisk();
        var history = new StoreHistory(seed, mix, largeAtStep, snapshotsKept) { Hashed = _hashes };
        history.Run(disk, steps);
        if (snapshotsKept > 0) history.Snapshots.ShouldBeGreaterThan(snapshotsKept, "the workload is to delete old snapshots");
        // A relaxed one may come to the disk as one batch, for which the first segment is made longer.
        if (!mix.HasRelaxed && snapshotsKept == 0) disk.ListFiles("log").Count.ShouldBeGreaterThan(1, "the workload is to begin new segments");
        Operations = disk.Operations;
    }

    public int Steps { get; }

    public long Operations { get; }

    /// <summary>The same history, whose state is compared with what it was without a crash.</summary>
    public StoreHistory Begin() => new(_seed, _mix, _largeAtStep, _snapshotsKept, _hashes);

    /// <summary>
    /// All moments of one run: a crash at any operation begins with one of them, rather than with a run of its own. All that is
    /// written is kept, so this is not for large transactions.
    /// </summary>
    public IReadOnlyList<Moment> Moments()
    {
        var moments = new List<Moment>();
        var history = Begin();
        var disk = new SimulatedDisk { BeforeOperation = Remember };
        history.Run(disk, Steps);
        Remember(disk);
        disk.Operations.ShouldBe(Operations, "the workload is the same each time");
        return moments;

        void Remember(SimulatedDisk now)
        {
            var next = (int)now.Operations + 1;
            moments.Add(new Moment(next, now.Fork(), history.Fork(next)));
        }
    }
}
