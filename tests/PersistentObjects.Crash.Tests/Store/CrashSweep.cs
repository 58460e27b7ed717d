using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// Makes a workload crash at each of its I/O operations, one at a time and in several ways. Afterwards every acknowledged
/// transaction is there, each one is whole or absent, and what is there is a prefix of the commit order. Then the store is
/// written again, and read once more after another power cut.
/// </summary>
/// <remarks>
/// The workload is run once, and forked where it is to crash: what a power cut loses then includes what the operation before
/// it wrote. Where the store takes notice and goes another way, it is a run of its own.
/// </remarks>
sealed class CrashSweep(Workload workload, int stepsOfSecondRun)
{
    const int SurvivalsOfProcess = 4;

    /// <summary>Power cuts, after each of which the unsynced writes survive in so many ways.</summary>
    public void CutEverywhere(int survivals) => AtEveryMoment(survivals, "cut", (moment, survival) =>
    {
        var history = moment.History.Fork(moment.Operation * 100 + survival);
        var disk = moment.Disk.Crash(survival, moment.Operation);
        history.Run(disk, stepsOfSecondRun);
        history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
    });

    /// <summary>
    /// Power cuts that the store sees come, as operations that fail: until it is disposed, it shows what was acknowledged, and
    /// acknowledges nothing that will be lost.
    /// </summary>
    public void CutInFrontOfTheStore()
    {
        for (var cut = 1; cut <= workload.Operations; cut++)
        {
            Circumstances.Describe($"cut at {cut} of {workload.Operations}", () =>
            {
                var history = workload.Begin();
                var disk = history.RunUntilPowerCut(new SimulatedDisk(), cut, workload.Steps);
                history.Run(disk.Crash(cut % 5, cut), stepsOfSecondRun);
            });
        }
    }

    /// <summary>
    /// After each power cut others, at every operation of what comes next: recovery, and so many steps. The first cut has left
    /// something else each time.
    /// </summary>
    public void CutTwiceEverywhere(int stepsUntilSecondCut)
    {
        foreach (var moment in workload.Moments())
        {
            var cut = moment.Operation;
            var isCut = true;
            for (var second = 1; isCut; second++)
            {
                Circumstances.Describe($"cuts at {cut} and {second}", () =>
                {
                    var history = moment.History.Fork(cut);
                    var disk = moment.Disk.Crash(cut % 7, cut * 1000 + second);
                    history.RunUntilPowerCut(disk, second, stepsUntilSecondCut);
                    isCut = disk.IsPowerCut;
                    disk = disk.Crash(second % 7, cut * 1000 + second);
                    history.Run(disk, stepsOfSecondRun);
                    history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
                });
            }
        }
    }

    /// <summary>The process is killed, the next one reads and perhaps writes what the machine still holds, and the power is cut then.</summary>
    public void KillEverywhere() => AtEveryMoment(SurvivalsOfProcess, "killed", (moment, survival) =>
        GoOnUntilPowerCut(moment.History.Fork(moment.Operation * 100 + survival), moment.Disk.Kill(), survival, moment.Operation));

    /// <summary>An operation fails, the next process reads and perhaps writes what there is, and the power is cut then.</summary>
    public void FailEverywhere()
    {
        for (var failing = 1; failing <= workload.Operations; failing++)
        {
            for (var survival = 0; survival < SurvivalsOfProcess; survival++)
            {
                Circumstances.Describe($"operation {failing} of {workload.Operations} fails, survival {survival}", () =>
                {
                    var history = workload.Begin();
                    var disk = new SimulatedDisk(new FaultPlan(survival) { BytesOfFailingWrite = survival * 30 });
                    history.RunUntilFailure(disk, failing, workload.Steps);
                    GoOnUntilPowerCut(history, disk, survival, failing);
                });
            }
        }
    }

    void GoOnUntilPowerCut(StoreHistory history, SimulatedDisk disk, int survival, int operation)
    {
        history.Run(disk, steps: survival % 2);
        history.Run(disk.Crash(survival < 2 ? 0 : survival, operation), stepsOfSecondRun);
    }

    void AtEveryMoment(int survivals, string what, Action<Moment, int> crash)
    {
        foreach (var moment in workload.Moments())
        {
            for (var survival = 0; survival < survivals; survival++)
            {
                Circumstances.Describe(
                    $"{what} before {moment.Operation} of {workload.Operations}, survival {survival}", () => crash(moment, survival));
            }
        }
    }
}
