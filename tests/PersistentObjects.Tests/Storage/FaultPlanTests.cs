using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Storage;

public class FaultPlanTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void Faults_are_counted_from_the_planned_operation_on()
    {
        var disk = new SimulatedDisk(new FaultPlan { From = 4, FailingWrites = 2, BytesOfFailingWrite = 1 });
        using var file = disk.Create("file");
        file.Write([1, 1], 0);
        file.Write([2, 2], 0);

        Should.Throw<DiskFailureException>(() => file.Write([3, 3], 0)).Operation.ShouldBe(4);
        Should.Throw<DiskFailureException>(() => file.Write([4, 4], 0)).Message.ShouldContain("Writing to 'simulated:/file' failed");
        ReadAll(file).ShouldBe([4, 2]);
        file.Write([5, 5], 0);
        ReadAll(file).ShouldBe([5, 5]);
    }

    [Test]
    public void A_full_disk_takes_what_fits_until_there_is_space_again()
    {
        var disk = new SimulatedDisk(new FaultPlan { CapacityBytes = 10 });
        using var file = disk.Create("file");
        using (var other = disk.Create("other")) other.Write(new byte[6], 0);
        file.Write([1, 2], 0);

        Should.Throw<DiskFailureException>(() => file.Write([3, 4, 5], 2));
        ReadAll(file).ShouldBe([1, 2, 3, 4]);
        Should.Throw<DiskFailureException>(() => file.Write([6], 4));
        file.Write([7, 7, 7, 7], 0); // Needs no more space.

        disk.Delete("other");
        file.Write([8], 4);
        ReadAll(file).ShouldBe([7, 7, 7, 7, 8]);
    }

    [Test]
    public void A_stalled_sync_takes_as_long_as_planned_and_succeeds()
    {
        var clock = new ManualTime();
        var disk = new SimulatedDisk(new FaultPlan { StalledSyncs = 1, StallTime = TimeSpan.FromHours(1), TimeProvider = clock });
        using var file = disk.Create("file");
        disk.SyncDirectory("");
        file.Write([1], 0);
        var begun = disk.Operations + 1;
        var sync = Task.Run(file.Sync);
        SpinWait.SpinUntil(() => disk.Operations == begun, Patience).ShouldBeTrue();
        file.Write([2], 1);
        sync.IsCompleted.ShouldBeFalse();

        SpinWait.SpinUntil(
            () =>
            {
                clock.Advance(TimeSpan.FromHours(1));
                return sync.IsCompleted;
            },
            Patience).ShouldBeTrue();

        sync.IsCompletedSuccessfully.ShouldBeTrue();
        ReadAll(disk.Restart().Reboot(Survival.Nothing).Open("file", readOnly: true)).ShouldBe([1]);
    }

    [Test]
    public void The_same_seed_makes_the_same_plan_and_seeds_make_all_kinds()
    {
        var plans = Enumerable.Range(1, 200).Select(seed => FaultPlan.Random(seed, 50).ToString()).ToList();

        plans.ShouldBe(Enumerable.Range(1, 200).Select(seed => FaultPlan.Random(seed, 50).ToString()));
        string[] kinds = ["power cut at", "process killed", " fails", "failing writes", "failing syncs", "syncs of directories"];
        foreach (var kind in kinds) plans.ShouldContain(plan => plan.Contains(kind));
        plans.ShouldAllBe(plan => plan.StartsWith("seed ", StringComparison.Ordinal) && plan.Contains(','));
    }

    [Test]
    public void A_power_cut_without_a_survival_leaves_what_the_seed_of_the_plan_chooses()
    {
        static string Survivor(int seed)
        {
            var disk = new SimulatedDisk(new FaultPlan(seed));
            for (var i = 0; i < 20; i++) disk.Create($"file {i:D2}").Dispose();
            return string.Join(", ", disk.Reboot().Files);
        }

        Survivor(1).ShouldBe(Survivor(1));
        Enumerable.Range(1, 20).Select(Survivor).Distinct().Count().ShouldBeGreaterThan(5);
    }

    [Test]
    public void An_exception_tells_whether_a_simulated_fault_caused_it()
    {
        var disk = new SimulatedDisk(new FaultPlan { FailingOperation = 1 });
        var failure = Should.Throw<IOException>(() => disk.CreateDirectory("log"));

        SimulatedFaultException.IsCauseOf(failure).ShouldBeTrue();
        SimulatedFaultException.IsCauseOf(new InvalidOperationException("", failure)).ShouldBeTrue();
        SimulatedFaultException.IsCauseOf(new AggregateException(new IOException(), failure)).ShouldBeTrue();
        SimulatedFaultException.IsCauseOf(new AggregateException(new IOException())).ShouldBeFalse();
        SimulatedFaultException.IsCauseOf(Should.Throw<IOException>(() => disk.Open("none", readOnly: true))).ShouldBeFalse();
    }

    [Test]
    public void All_files_are_listed_also_those_below_directories()
    {
        var disk = new SimulatedDisk();
        disk.CreateDirectory("log");
        foreach (var path in (string[])["z", "log/b", "a", "log/a"]) disk.Create(path).Dispose();

        disk.Files.ShouldBe(["a", "log/a", "log/b", "z"]);
        disk.Reboot(Survival.Nothing).Files.ShouldBeEmpty();
    }

    static byte[] ReadAll(IStorageFile file)
    {
        var bytes = new byte[file.Length];
        file.Read(bytes, 0).ShouldBe(bytes.Length);
        return bytes;
    }
}
