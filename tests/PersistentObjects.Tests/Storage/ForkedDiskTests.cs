using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Tests.Storage;

/// <summary>Copies of a simulated disk, made while it is in use.</summary>
public class ForkedDiskTests
{
    [Test]
    public void A_fork_and_its_original_go_their_own_ways()
    {
        var disk = new SimulatedDisk();
        using var file = disk.Create("file");
        disk.SyncDirectory("");
        file.Write([1, 1, 1, 1], 0);
        file.Sync();
        file.Write([2], 1);

        var fork = disk.Fork();
        file.Write([3], 2);
        disk.Create("of the original").Dispose();
        using var forked = fork.Open("file", readOnly: false);
        forked.Write([4], 3);
        fork.Create("of the fork").Dispose();

        Contents(disk, "file").ShouldBe([1, 2, 3, 1]);
        Contents(fork, "file").ShouldBe([1, 2, 1, 4]);
        disk.Files.ShouldBe(["file", "of the original"]);
        fork.Files.ShouldBe(["file", "of the fork"]);
        forked.Sync();
        Contents(disk.Reboot(Survival.Nothing), "file").ShouldBe([1, 1, 1, 1], "a sync of the fork is none of the original");
        Contents(fork.Reboot(Survival.Nothing), "file").ShouldBe([1, 2, 1, 4]);
    }

    [Test]
    public void A_renamed_file_is_one_file_in_a_fork_too()
    {
        var disk = new SimulatedDisk();
        disk.CreateDirectory("log");
        disk.Create("log/old").Dispose();
        disk.SyncDirectory("log");
        disk.SyncDirectory("");
        disk.Rename("log/old", "log/new");

        var fork = disk.Fork();
        using (var file = fork.Open("log/new", readOnly: false))
        {
            file.Write([1], 0);
            file.Sync();
        }

        Contents(fork.Reboot(Survival.Nothing), "log/old").ShouldBe([1]);
        Contents(fork.Reboot(Survival.Everything), "log/new").ShouldBe([1]);
        Contents(disk.Reboot(Survival.Nothing), "log/old").ShouldBeEmpty();
    }

    [Test]
    public void A_fork_is_what_a_process_leaves_that_is_killed_before_the_operation()
    {
        var forks = new List<SimulatedDisk>();
        var disk = new SimulatedDisk { BeforeOperation = now => forks.Add(now.Fork()) };
        Work(disk);
        forks.Count.ShouldBe((int)disk.Operations);

        for (var operation = 1; operation <= forks.Count; operation++)
        {
            var killed = new SimulatedDisk(new FaultPlan { ProcessKillAt = operation });
            Should.Throw<ProcessKilledException>(() => Work(killed));
            var (left, fork) = (killed.Restart(), forks[operation - 1]);
            StoredFiles.Capture(fork).ShouldBe(StoredFiles.Capture(left));
            for (var seed = 0; seed < 20; seed++)
            {
                StoredFiles.Capture(fork.Reboot(Survival.Random(seed))).ShouldBe(StoredFiles.Capture(left.Reboot(Survival.Random(seed))));
            }
        }
    }

    [Test]
    public void A_fork_holds_no_locks_and_has_faults_of_its_own()
    {
        var disk = new SimulatedDisk(new FaultPlan { FailingWrites = FaultPlan.Always });
        using var held = disk.AcquireLock("store.lock");
        using var file = disk.Create("file");

        var fork = disk.Fork();
        using var again = fork.AcquireLock("store.lock");
        using var forked = fork.Open("file", readOnly: false);

        Should.NotThrow(() => forked.Write([1], 0));
        Should.Throw<DiskFailureException>(() => file.Write([1], 0));
        disk.Reboot();
        Should.Throw<PowerCutException>(() => disk.Fork());
        Should.NotThrow(() => fork.Fork());
    }

    static void Work(IStorage storage)
    {
        storage.CreateDirectory("log");
        using var file = storage.Create("log/temporary");
        file.Write(new byte[1200], 0);
        file.Sync();
        storage.SyncDirectory("");
        storage.Rename("log/temporary", "log/1");
        file.Write([1, 2, 3], 510);
        storage.SyncDirectory("log");
        using var other = storage.Create("log/2");
        other.Write([4, 5, 6], 0);
        file.Sync();
        storage.Delete("log/1");
        file.Write([7], 1200);
        other.Write([8], 700);
    }

    static byte[] Contents(SimulatedDisk disk, string path) => StoredFiles.Capture(disk)[path];
}
