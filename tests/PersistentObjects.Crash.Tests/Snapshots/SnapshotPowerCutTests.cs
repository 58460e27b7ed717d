using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Log;

namespace PersistentObjects.Crash.Tests.Snapshots;

/// <summary>
/// A crash at every single I/O operation of a store that takes snapshots, drops old ones and the log before them, and starts
/// from them again. All that holds without snapshots holds with them, and a crash leaves no snapshot that is not whole.
/// </summary>
public class SnapshotPowerCutTests
{
    const int Steps = 26;
    const int StepsOfSecondRun = 5;

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void Every_acknowledged_transaction_survives_a_power_cut_at_every_operation(DurabilityMix mix, int kept, int seed)
        => Sweep(mix, kept, seed).CutEverywhere(survivals: 5);

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void A_store_that_runs_when_the_power_fails_acknowledges_nothing_that_is_lost(DurabilityMix mix, int kept, int seed)
        => Sweep(mix, kept, seed).CutInFrontOfTheStore();

    [TestCaseSource(nameof(LongWorkloads))]
    public void A_second_power_cut_during_recovery_and_after_it_loses_nothing_either(DurabilityMix mix, int kept, int seed)
        => Sweep(mix, kept, seed).CutTwiceEverywhere(stepsUntilSecondCut: 1);

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void Nothing_is_lost_when_the_process_is_killed_and_the_power_fails_later(DurabilityMix mix, int kept, int seed)
        => Sweep(mix, kept, seed).KillEverywhere();

    [TestCaseSource(nameof(LongWorkloads))]
    public void Nothing_is_lost_when_any_operation_fails_and_the_power_fails_later(DurabilityMix mix, int kept, int seed)
        => Sweep(mix, kept, seed).FailEverywhere();

    /// <summary>If the newer ones were damaged later. Deleting a snapshot and its log in the wrong order would leave one alone.</summary>
    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void Every_snapshot_that_a_power_cut_leaves_can_be_started_from(DurabilityMix mix, int kept, int seed)
    {
        var started = 0;
        foreach (var (operation, machine, past) in Workload(mix, kept, seed).Moments())
        {
            var disk = machine.Crash(operation % 5, operation);
            if (!disk.DirectoryExists(StorePath.Snapshots)) continue;
            var snapshots = disk.ListFiles(StorePath.Snapshots).Where(name => StorePath.IsSnapshot(name, out _)).ToList();
            if (snapshots.Count < 2) continue;
            started++;
            disk.Delete($"{StorePath.Snapshots}/{snapshots[^1]}");
            Circumstances.Describe($"cut before {operation}, with snapshot {snapshots[^2]} as the newest", () =>
            {
                past.Fork(operation).Verify(disk).SnapshotFile.ShouldNotBeNull().ShouldEndWith(snapshots[^2]);
            });
        }
        if (kept > 1) started.ShouldBeGreaterThan(10);
    }

    static CrashSweep Sweep(DurabilityMix mix, int kept, int seed) => new(Workload(mix, kept, seed), StepsOfSecondRun);

    static Workload Workload(DurabilityMix mix, int kept, int seed) => new(seed, mix, Steps, snapshotsKept: kept);

    /// <summary>Of what takes longest, each mix and each number once in a short run.</summary>
    static IEnumerable<TestCaseData> LongWorkloads => Workloads(1).Where(its => Soak.Factor > 1 || Equals(its.Arguments[0], DurabilityMix.Full) == Equals(its.Arguments[1], 1));

    static IEnumerable<TestCaseData> Workloads(int seeds)
        => from mix in new[] { DurabilityMix.Full, DurabilityMix.MostlyRelaxed }
           from kept in new[] { 1, 2 }
           from seed in Soak.Seeds(seeds)
           select new TestCaseData(mix, kept, seed).SetArgDisplayNames($"{mix}", $"{kept} kept", $"{seed}");
}
