using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Log;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Snapshots;

/// <summary>
/// A crash at every single I/O operation of a store that takes snapshots, drops old ones and the log before them, and starts
/// from them again. All that holds without snapshots holds with them, and a crash leaves no snapshot that is not whole.
/// </summary>
public class SnapshotPowerCutTests
{
    const int Steps = 24;
    const int StepsOfSecondRun = 5;

    [TestCaseSource(nameof(Workloads), new object[] { 2 })]
    public void Every_acknowledged_transaction_survives_a_power_cut_at_every_operation(DurabilityMix mix, int kept, int seed)
    {
        var workload = new Workload(seed, mix, Steps, snapshotsKept: kept);
        for (var cut = 1; cut <= workload.Operations; cut++)
        {
            for (var survival = 0; survival < 5; survival++)
            {
                Circumstances.Describe($"cut at {cut} of {workload.Operations}, survival {survival}", () =>
                {
                    var history = workload.Begin();
                    var disk = history.RunUntilPowerCut(new SimulatedDisk(), cut, Steps).Crash(survival, cut);
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
                });
            }
        }
    }

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void A_second_power_cut_during_recovery_and_after_it_loses_nothing_either(DurabilityMix mix, int kept, int seed)
    {
        var workload = new Workload(seed, mix, Steps, snapshotsKept: kept);
        for (var cut = 1; cut <= workload.Operations; cut += 2)
        {
            var isCut = true;
            for (var second = 1; isCut; second++)
            {
                Circumstances.Describe($"cuts at {cut} and {second}", () =>
                {
                    var history = workload.Begin();
                    var disk = history.RunUntilPowerCut(new SimulatedDisk(), cut, Steps).Crash(cut % 7, cut * 1000 + second);
                    history.RunUntilPowerCut(disk, second, steps: 1);
                    isCut = disk.IsPowerCut;
                    disk = disk.Crash(second % 7, cut * 1000 + second);
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
                });
            }
        }
    }

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void Nothing_is_lost_when_the_process_is_killed_and_the_power_fails_later(DurabilityMix mix, int kept, int seed)
    {
        var workload = new Workload(seed, mix, Steps, snapshotsKept: kept);
        for (var kill = 1; kill <= workload.Operations; kill++)
        {
            for (var survival = 0; survival < 4; survival++)
            {
                Circumstances.Describe($"killed at {kill} of {workload.Operations}, survival {survival}", () =>
                {
                    var history = workload.Begin();
                    var disk = history.RunUntilKilled(new SimulatedDisk(), kill, Steps);
                    history.Run(disk, steps: survival % 2);
                    disk = disk.Crash(survival < 2 ? 0 : survival, kill);
                    history.Run(disk, StepsOfSecondRun);
                });
            }
        }
    }

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void Nothing_is_lost_when_any_operation_fails_and_the_power_fails_later(DurabilityMix mix, int kept, int seed)
    {
        var workload = new Workload(seed, mix, Steps, snapshotsKept: kept);
        for (var failing = 1; failing <= workload.Operations; failing++)
        {
            for (var survival = 0; survival < 4; survival++)
            {
                Circumstances.Describe($"operation {failing} of {workload.Operations} fails, survival {survival}", () =>
                {
                    var history = workload.Begin();
                    var disk = new SimulatedDisk(new FaultPlan(survival));
                    disk.Faults.BytesOfFailingWrite = survival * 30;
                    history.RunWithFailure(disk, failing, Steps);
                    history.Run(disk, steps: survival % 2);
                    disk = disk.Crash(survival < 2 ? 0 : survival, failing);
                    history.Run(disk, StepsOfSecondRun);
                });
            }
        }
    }

    /// <summary>If the newer ones were damaged later. Deleting a snapshot and its log in the wrong order would leave one alone.</summary>
    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void Every_snapshot_that_a_power_cut_leaves_can_be_started_from(DurabilityMix mix, int kept, int seed)
    {
        var workload = new Workload(seed, mix, Steps, snapshotsKept: kept);
        var started = 0;
        for (var cut = 1; cut <= workload.Operations; cut++)
        {
            var history = workload.Begin();
            var disk = history.RunUntilPowerCut(new SimulatedDisk(), cut, Steps).Crash(cut % 5, cut);
            if (!disk.DirectoryExists(StorePath.Snapshots)) continue;
            var snapshots = disk.ListFiles(StorePath.Snapshots).Where(name => StorePath.IsSnapshot(name, out _)).ToList();
            if (snapshots.Count < 2) continue;
            started++;
            disk.Delete($"{StorePath.Snapshots}/{snapshots[^1]}");
            Circumstances.Describe($"cut at {cut} of {workload.Operations}, with snapshot {snapshots[^2]} as the newest", () =>
            {
                history.Verify(disk).SnapshotFile.ShouldNotBeNull().ShouldEndWith(snapshots[^2]);
            });
        }
        if (kept > 1) started.ShouldBeGreaterThan(10);
    }

    static IEnumerable<TestCaseData> Workloads(int seeds)
        => from mix in new[] { DurabilityMix.Full, DurabilityMix.MostlyRelaxed }
           from kept in new[] { 1, 2 }
           from seed in Soak.Seeds(seeds)
           select new TestCaseData(mix, kept, seed).SetArgDisplayNames($"{mix}", $"{kept} kept", $"{seed}");
}
