using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>What a store is after a crash does not depend on how often recovering from it crashes.</summary>
public class RecoveryPowerCutTests
{
    const int Steps = 25;

    [Test]
    public void Power_cuts_at_every_operation_of_recovery_and_again_of_that_recovery_give_the_same_state([Values(1, 2)] int seed, [Values(0, 2)] int snapshots)
    {
        var workload = new Workload(seed, DurabilityMix.Full, Steps, snapshotsKept: snapshots);
        foreach (var (cut, machine, past) in workload.Moments())
        {
            if (cut % (snapshots > 0 ? 11 : 3) != 1) continue;
            var crashed = StoredFiles.Capture(machine.Crash(2 + cut % 5, cut));
            var found = past.Fork(cut).Verify(crashed.ToDisk()).Version;
            Cut(crashed, again =>
            {
                Cut(again, third => past.Fork(cut).Verify(third.ToDisk()).Version.ShouldBe(found));
                past.Fork(cut).Verify(again.ToDisk()).Version.ShouldBe(found);
            });

            // The files that each power cut during recovery leaves.
            void Cut(StoredFiles files, Action<StoredFiles> check)
            {
                var isCut = true;
                for (var operation = 1; isCut; operation++)
                {
                    Circumstances.Describe($"cut at {cut} of {workload.Operations}, then at {operation}", () =>
                    {
                        var disk = files.ToDisk();
                        disk.Faults.PowerCutAt = disk.Operations + operation;
                        past.Fork(cut).RunUntilFault(disk, steps: 0);
                        isCut = disk.IsPowerCut;
                        check(StoredFiles.Capture(disk.Crash(operation % 6, cut * 100 + operation)));
                    });
                }
            }
        }
    }

    /// <summary>Of all names that were created, renamed or deleted and not synced, one alone is lost, or one alone is kept.</summary>
    [Test]
    public void The_loss_of_any_single_directory_entry_loses_nothing([Values(1, 2, 3)] int seed, [Values] bool losesOne, [Values(0, 2)] int snapshots)
    {
        var workload = new Workload(seed, DurabilityMix.Full, Steps, snapshotsKept: snapshots);
        foreach (var (cut, machine, past) in workload.Moments())
        {
            for (var (entry, isThere) = (1, true); isThere; entry++)
            {
                var survival = new SurvivalOfEntries(entry, losesOne);
                var disk = machine.Crash(survival);
                isThere = survival.Asked >= entry;
                Circumstances.Describe($"cut at {cut} of {workload.Operations}, entry {entry}", () => past.Fork(entry).Run(disk, steps: 2));
            }
        }
    }

    sealed class SurvivalOfEntries(int entry, bool losesOne) : Survival
    {
        public int Asked { get; private set; }

        public override bool KeepsEntry(string path) => ++Asked == entry != losesOne;

        public override bool KeepsLength(string path) => true;

        public override PieceFate DecidePiece(string path, long offset) => PieceFate.Written;
    }
}
