namespace PersistentObjects.Crash.Tests.Store;

/// <summary>A crash at every single I/O operation of a store's life.</summary>
public class StorePowerCutTests
{
    const int Steps = 30;
    const int StepsOfSecondRun = 6;

    [TestCaseSource(nameof(Workloads), new object[] { 1, 4 })]
    public void Every_acknowledged_transaction_survives_a_power_cut_at_every_operation(DurabilityMix mix, int seed)
        => Sweep(mix, seed).CutEverywhere(survivals: 8);

    [TestCaseSource(nameof(Workloads), new object[] { 1, 4 })]
    public void A_store_that_runs_when_the_power_fails_acknowledges_nothing_that_is_lost(DurabilityMix mix, int seed)
        => Sweep(mix, seed).CutInFrontOfTheStore();

    [TestCaseSource(nameof(Workloads), new object[] { 1, 2 })]
    public void A_second_power_cut_during_recovery_and_after_it_loses_nothing_either(DurabilityMix mix, int seed)
        => Sweep(mix, seed).CutTwiceEverywhere(StepsOfSecondRun);

    [TestCaseSource(nameof(Workloads), new object[] { 1, 4 })]
    public void Nothing_that_was_read_after_a_kill_is_lost_in_a_later_power_cut(DurabilityMix mix, int seed)
        => Sweep(mix, seed).KillEverywhere();

    [TestCaseSource(nameof(Workloads), new object[] { 1, 4 })]
    public void Nothing_that_was_read_after_a_failed_operation_is_lost_in_a_later_power_cut(DurabilityMix mix, int seed)
        => Sweep(mix, seed).FailEverywhere();

    static CrashSweep Sweep(DurabilityMix mix, int seed) => new(new Workload(seed, mix, Steps), StepsOfSecondRun);

    // Two power cuts in each workload take the time of many: a soak has them with all mixes.
    static IEnumerable<TestCaseData> Workloads(int seeds, int mixes)
        => from mix in new[] { DurabilityMix.Full, DurabilityMix.MostlyRelaxed, DurabilityMix.MostlyFull, DurabilityMix.Relaxed }.Take(mixes * Soak.Factor)
           from seed in Soak.Seeds(seeds)
           select new TestCaseData(mix, seed).SetArgDisplayNames($"{mix}", $"{seed}");
}
