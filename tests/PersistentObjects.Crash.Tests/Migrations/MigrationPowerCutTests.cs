using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Migrations;

/// <summary>Migrations run once in effect, all of them or none, wherever a crash comes.</summary>
public class MigrationPowerCutTests
{
    const int Parcels = 4;

    static readonly string[] Ids = ["1 heavier", "2 packed"];

    /// <summary>The second one makes the transaction one of several parts.</summary>
    [TestCase(10, 4)]
    [TestCase(270_000, 1)]
    public void A_power_cut_at_every_operation_leaves_the_migrations_done_or_to_be_done_again(int weight, int survivals)
    {
        var moments = new List<SimulatedDisk>();
        var disk = WrittenByOldProgram(weight);
        disk.BeforeOperation = now => moments.Add(now.Fork());
        OpenAndVerify(disk, weight).ShouldBe(Ids);
        disk.BeforeOperation = null;
        var done = 0;
        for (var i = 0; i < moments.Count; i++)
        {
            for (var survival = 0; survival < survivals; survival++)
            {
                var (moment, salt, chance) = (moments[i], i, survivals == 1 ? i % 2 : survival);
                Circumstances.Describe($"cut before operation {i + 1} of {moments.Count}, survival {survival}", () =>
                {
                    var left = moment.Crash(chance, salt);
                    var isRefused = IsRefusedByOldProgram(left.Fork(), weight);
                    var ran = OpenAndVerify(left, weight);
                    if (ran.Count == 0) done++;
                    else ran.ShouldBe(Ids);
                    // Who may read the store is known first, also when a crash took the rest.
                    (isRefused || ran.Count > 0).ShouldBeTrue("an old program would have read what is migrated");
                    OpenAndVerify(left.Crash(Survival.Nothing), weight).ShouldBeEmpty();
                });
            }
        }
        done.ShouldBeInRange(1, (moments.Count * survivals) - 1);
    }

    [Test]
    public void Whatever_operation_fails_the_store_stays_closed_and_the_next_open_finds_or_makes_them_done()
    {
        var whole = WrittenByOldProgram(10);
        var before = whole.Operations;
        OpenAndVerify(whole, 10);
        var operations = whole.Operations - before;
        for (var failing = 1; failing <= operations; failing++)
        {
            Circumstances.Describe($"operation {failing} of {operations} fails", () =>
            {
                var disk = WrittenByOldProgram(10);
                disk.Faults.FailingOperation = disk.Operations + failing;
                disk.Faults.BytesOfFailingWrite = failing * 100;
                var failure = Record(() => OpenAndVerify(disk, 10));
                if (failure is not null) Crashes.IsCausedBy<DiskFailureException>(failure).ShouldBeTrue(failure.ToString());
                var next = disk.Kill();
                OpenAndVerify(next, 10);
                OpenAndVerify(next.Crash(Survival.Nothing), 10).ShouldBeEmpty();
            });
        }
    }

    static Exception? Record(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>The migrations that ran at this open.</summary>
    static IReadOnlyList<string> OpenAndVerify(SimulatedDisk disk, int weight)
    {
        using var depot = Depot.Open(On(disk));
        depot.Describe().ShouldBe($"2:{(4 * weight) + 2}:{(4 * weight) + 2}: 3:{(6 * weight) + 2}:: 4:{(8 * weight) + 2}::3000 5:1000::");
        depot.Verify().Findings.ShouldBeEmpty();
        if (disk.DirectoryExists("blobs")) disk.ListFiles("blobs").ShouldNotContain(name => name.EndsWith(".tmp"));
        return depot.Recovery.Migrations;
    }

    /// <summary>Else it sees the store as it has left it.</summary>
    static bool IsRefusedByOldProgram(SimulatedDisk disk, int weight)
    {
        try
        {
            using var depot = OldDepot.Open(On(disk));
            depot.Parcels.Select(parcel => (parcel.Number, parcel.Weight)).ShouldBe(Enumerable.Range(1, Parcels).Select(number => (number, (long)number * weight)));
            return false;
        }
        catch (ProgramTooOldException refused)
        {
            (refused.RequiredVersion, refused.ProgramVersion).ShouldBe((2, 1));
            return true;
        }
    }

    static SimulatedDisk WrittenByOldProgram(int weight)
    {
        var disk = new SimulatedDisk();
        using var depot = OldDepot.Open(On(disk));
        for (var number = 1; number <= Parcels; number++) depot.Add(new Parcel { Number = number, Weight = number * weight });
        return disk;
    }

    static StoreOptions On(SimulatedDisk disk) => new() { Storage = disk, SegmentSizeBytes = 4096, BlobThresholdBytes = 99, SnapshotLogBytes = 0 };
}
