using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// The power is cut at every single I/O operation of a store's life. Afterwards every acknowledged transaction is there,
/// each one is whole or absent, and what is there is a prefix of the commit order.
/// </summary>
public class StorePowerCutTests
{
    const int Steps = 30;
    const int StepsOfSecondRun = 6;

    static IEnumerable<TestCaseData> Workloads(int seeds)
        => from mix in new[] { DurabilityMix.Full, DurabilityMix.MostlyFull, DurabilityMix.Relaxed, DurabilityMix.MostlyRelaxed }
           from seed in Soak.Seeds(seeds)
           select new TestCaseData(mix, seed).SetArgDisplayNames($"{mix}", $"{seed}");

    [TestCaseSource(nameof(Workloads), new object[] { 2 })]
    public void Every_acknowledged_transaction_survives_a_power_cut_at_every_operation(DurabilityMix mix, int seed)
    {
        var workload = new Workload(seed, mix, Steps);
        for (var cut = 1; cut <= workload.Operations; cut++)
        {
            for (var survival = 0; survival < 5; survival++)
            {
                Circumstances.Describe($"cut at {cut} of {workload.Operations}, survival {survival}", () =>
                {
                    var history = workload.Begin();
                    var disk = history.RunUntilPowerCut(new SimulatedDisk(), cut, Steps).Crash(survival);
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
                });
            }
        }
    }
}
