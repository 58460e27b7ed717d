using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// A crash at every single I/O operation of a store's life. Afterwards every acknowledged transaction is there, each one
/// is whole or absent, and what is there is a prefix of the commit order. Then the store is written again.
/// </summary>
public class StorePowerCutTests
{
    const int Steps = 30;
    const int StepsOfSecondRun = 6;

    [TestCaseSource(nameof(Workloads), new object[] { 5 })]
    public void Every_acknowledged_transaction_survives_a_power_cut_at_every_operation(DurabilityMix mix, int seed)
    {
        var workload = new Workload(seed, mix, Steps);
        for (var cut = 1; cut <= workload.Operations; cut++)
        {
            var past = workload.Begin();
            var cutOff = past.RunUntilPowerCut(new SimulatedDisk(), cut, Steps);
            for (var survival = 0; survival < 8; survival++)
            {
                Circumstances.Describe($"cut at {cut} of {workload.Operations}, survival {survival}", () =>
                {
                    var history = past.Fork(cut * 100 + survival);
                    var disk = cutOff.Crash(survival, cut);
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
                });
            }
        }
    }

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void A_second_power_cut_during_recovery_and_after_it_loses_nothing_either(DurabilityMix mix, int seed)
    {
        var workload = new Workload(seed, mix, Steps);
        for (var cut = 1; cut <= workload.Operations; cut++)
        {
            var past = workload.Begin();
            var cutOff = past.RunUntilPowerCut(new SimulatedDisk(), cut, Steps);
            var isCut = true;
            for (var second = 1; isCut; second++)
            {
                Circumstances.Describe($"cuts at {cut} and {second}", () =>
                {
                    var history = past.Fork(cut);
                    var disk = cutOff.Crash(cut % 7, cut * 1000 + second);
                    history.RunUntilPowerCut(disk, second, StepsOfSecondRun);
                    isCut = disk.IsPowerCut;
                    disk = disk.Crash(second % 7, cut * 1000 + second);
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
                });
            }
        }
    }

    [TestCaseSource(nameof(Workloads), new object[] { 1 })]
    public void Nothing_that_was_read_after_a_kill_is_lost_in_a_later_power_cut(DurabilityMix mix, int seed)
    {
        var workload = new Workload(seed, mix, Steps);
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
    public void Nothing_that_was_read_after_a_failed_operation_is_lost_in_a_later_power_cut(DurabilityMix mix, int seed)
    {
        var workload = new Workload(seed, mix, Steps);
        for (var failing = 1; failing <= workload.Operations; failing++)
        {
            for (var survival = 0; survival < 4; survival++)
            {
                Circumstances.Describe($"operation {failing} of {workload.Operations} fails, survival {survival}", () =>
                {
                    var history = workload.Begin();
                    var disk = new SimulatedDisk(new FaultPlan(survival));
                    disk.Faults.BytesOfFailingWrite = survival * 30;
                    history.RunUntilFailure(disk, failing, Steps);
                    history.Run(disk, steps: survival % 2);
                    disk = disk.Crash(survival < 2 ? 0 : survival, failing);
                    history.Run(disk, StepsOfSecondRun);
                });
            }
        }
    }

    static IEnumerable<TestCaseData> Workloads(int seeds)
        => from mix in new[] { DurabilityMix.Full, DurabilityMix.MostlyFull, DurabilityMix.Relaxed, DurabilityMix.MostlyRelaxed }
           from seed in Soak.Seeds(seeds)
           select new TestCaseData(mix, seed).SetArgDisplayNames($"{mix}", $"{seed}");
}
