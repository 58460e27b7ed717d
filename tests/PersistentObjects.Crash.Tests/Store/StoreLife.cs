using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// The life of a store from one accident to the next, all chosen by one seed: what goes wrong, when, what is left of the
/// disk, and whether the machine or only the process has to begin anew.
/// </summary>
static class StoreLife
{
    const int Accidents = 6;
    const int StepsBetween = 12;
    const int OperationsBetween = 40;

    static readonly DurabilityMix[] Mixes =
        [DurabilityMix.Full, DurabilityMix.MostlyFull, DurabilityMix.Relaxed, DurabilityMix.MostlyRelaxed];

    public static void Live(int seed)
    {
        var random = new Random(seed);
        var history = new StoreHistory(seed, Mixes[random.Next(Mixes.Length)], snapshotsKept: random.Next(3));
        var disk = new SimulatedDisk(NextPlan(random));
        var told = new List<string>();
        Circumstances.Describe(() => $"seed {seed}: {string.Join("; then ", told)}", () =>
        {
            for (var accident = 0; accident < Accidents; accident++)
            {
                told.Add(disk.Faults.ToString());
                history.RunUntilFault(disk, StepsBetween);
                disk = random.Next(3) == 0 && !disk.IsPowerCut
                    ? disk.Restart(NextPlan(random))
                    : disk.Crash(NextSurvival(random), NextPlan(random));
            }
            told.Add("without faults");
            disk = disk.Crash(NextSurvival(random));
            history.Run(disk, StepsBetween);
            history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
        });
    }

    static FaultPlan NextPlan(Random random) => FaultPlan.Random(random.Next(), random.Next(1, OperationsBetween));

    static Survival NextSurvival(Random random) => random.Next(5) switch
    {
        0 => Survival.Nothing,
        1 => Survival.Everything,
        _ => Survival.Random(random.Next()),
    };
}
