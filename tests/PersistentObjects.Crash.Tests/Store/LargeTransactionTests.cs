using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// A transaction that is written in parts counts once its last part is in the log: power cuts in between leave parts
/// behind, which later transactions must not be mixed up with.
/// </summary>
public class LargeTransactionTests
{
    const int Steps = 4;
    const int StepsOfSecondRun = 3;

    [TestCaseSource(nameof(Seeds))]
    public void A_transaction_in_parts_is_whole_or_absent_after_a_power_cut_at_every_operation(int seed)
    {
        var workload = new Workload(seed, DurabilityMix.Full, Steps, largeAtStep: 3);
        var skipped = 0;
        for (var cut = 1; cut <= workload.Operations; cut++)
        {
            var past = workload.Begin();
            var cutOff = past.RunUntilPowerCut(new SimulatedDisk(), cut, Steps);
            for (var survival = 0; survival < 3; survival++)
            {
                Circumstances.Describe($"cut at {cut} of {workload.Operations}, survival {survival}", () =>
                {
                    var history = past.Fork(cut * 100 + survival);
                    var disk = cutOff.Crash(survival, cut);
                    // Opened once without writing, so that the parts are met again by the next one.
                    if (history.Verify(disk).BytesSkipped > 0) skipped++;
                    history.Run(disk, StepsOfSecondRun);
                    history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
                });
            }
        }
        skipped.ShouldBeGreaterThan(1, "some cuts are to leave parts of a transaction that was never completed");
    }

    static IEnumerable<int> Seeds => Soak.Seeds(1);
}
