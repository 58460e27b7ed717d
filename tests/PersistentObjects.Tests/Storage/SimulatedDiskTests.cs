using PersistentObjects.Storage;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Storage;

public sealed class SimulatedDiskTests : StorageContract
{
    readonly SimulatedDisk _disk = new();

    private protected override IStorage Storage => _disk;

    [Test]
    public void What_was_synced_survives_every_power_cut()
    {
        using var file = CreateDurably("file");
        file.Write([1, 2, 3], 0);
        file.Sync();
        file.Write([4], 3);

        var after = _disk.Reboot(Survival.Nothing);

        ReadAll(after, "file").ShouldBe([1, 2, 3]);
    }

    [Test]
    public void What_was_not_synced_may_survive()
    {
        using var file = CreateDurably("file");
        file.Write([1, 2, 3], 0);

        ReadAll(_disk.Reboot(Survival.Everything), "file").ShouldBe([1, 2, 3]);
    }

    [Test]
    public void Sectors_of_one_write_survive_apart()
    {
        var fates = new HashSet<string>();
        for (var seed = 0; seed < 1000; seed++)
        {
            var disk = new SimulatedDisk();
            using var file = disk.Create("file");
            file.Write(Filled(1024, 1), 0);
            file.Sync();
            disk.SyncDirectory("");
            file.Write(Filled(1024, 2), 0);
            var bytes = ReadAll(disk.Reboot(Survival.Random(seed)), "file");
            fates.Add($"{Fate(bytes[..512])} {Fate(bytes[512..])}");
        }

        string[] each = ["old", "written", "zeros", "garbage"];
        fates.ShouldBe(from a in each from b in each select $"{a} {b}", ignoreOrder: true);

        static string Fate(byte[] sector) =>
            sector.All(b => b == 1) ? "old" : sector.All(b => b == 2) ? "written" : sector.All(b => b == 0) ? "zeros" : "garbage";
    }

    [Test]
    public void Bytes_beside_an_unsynced_write_keep_their_values()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var disk = new SimulatedDisk();
            using var file = disk.Create("file");
            file.Write(Filled(512, 1), 0);
            file.Sync();
            disk.SyncDirectory("");
            file.Write(Filled(100, 2), 200);
            var bytes = ReadAll(disk.Reboot(Survival.Random(seed)), "file");
            bytes[..200].ShouldBe(Filled(200, 1));
            bytes[300..].ShouldBe(Filled(212, 1));
        }
    }

    [Test]
    public void A_length_that_was_not_synced_may_be_lost()
    {
        var lengths = new HashSet<long>();
        for (var seed = 0; seed < 50; seed++)
        {
            var disk = new SimulatedDisk();
            using var file = disk.Create("file");
            file.Write(new byte[100], 0);
            file.Sync();
            disk.SyncDirectory("");
            file.Write(new byte[100], 100);
            lengths.Add(ReadAll(disk.Reboot(Survival.Random(seed)), "file").Length);
        }
        lengths.ShouldBe([100, 200], ignoreOrder: true);
    }

    [Test]
    public void A_synced_file_is_lost_when_its_name_was_not_synced()
    {
        using var file = _disk.Create("file");
        file.Write([1], 0);
        file.Sync();

        _disk.Reboot(Survival.Nothing).FileExists("file").ShouldBeFalse();
    }

    [Test]
    public void A_directory_that_was_not_synced_is_lost_with_its_files()
    {
        _disk.CreateDirectory("log");
        _disk.Create("log/file").Dispose();
        _disk.SyncDirectory("log");

        _disk.Reboot(Survival.Nothing).DirectoryExists("log").ShouldBeFalse();
    }

    [Test]
    public void Names_that_were_not_synced_survive_in_any_combination()
    {
        var outcomes = new HashSet<string>();
        for (var seed = 0; seed < 200; seed++)
        {
            var disk = new SimulatedDisk();
            disk.Create("deleted").Dispose();
            disk.SyncDirectory("");
            disk.Create("old name").Dispose();
            disk.Rename("old name", "new name");
            disk.Delete("deleted");
            outcomes.Add(string.Join(", ", disk.Reboot(Survival.Random(seed)).ListFiles("")));
        }
        outcomes.ShouldBe(
            ["deleted", "deleted, new name", "deleted, old name", "", "new name", "old name"], ignoreOrder: true);
    }

    [Test]
    public void The_same_seed_gives_the_same_disk()
    {
        var first = Run();
        first.ShouldBe(Run());

        static byte[] Run()
        {
            var disk = new SimulatedDisk();
            using var file = disk.Create("file");
            disk.SyncDirectory("");
            file.Write(Filled(4096, 7), 0);
            return ReadAll(disk.Reboot(Survival.Random(12)), "file");
        }
    }

    [Test]
    public void The_power_is_cut_at_the_planned_operation_and_stays_off()
    {
        _disk.SyncDirectory("");
        using var file = _disk.Create("file");
        _disk.Faults.PowerCutAt = _disk.Operations + 2;
        file.Write([1], 0);

        Should.Throw<PowerCutException>(file.Sync).Operation.ShouldBe(_disk.Operations);

        _disk.IsPowerCut.ShouldBeTrue();
        Should.Throw<PowerCutException>(() => file.Write([1], 0));
        Should.Throw<PowerCutException>(() => _disk.FileExists("file"));
        Should.Throw<PowerCutException>(() => _disk.AcquireLock("store.lock"));
    }

    [Test]
    public void A_write_at_which_the_power_is_cut_may_survive()
    {
        using var file = CreateDurably("file");
        _disk.Faults.PowerCutAt = _disk.Operations + 1;
        Should.Throw<PowerCutException>(() => file.Write([1], 0));

        ReadAll(_disk.Reboot(Survival.Everything), "file").ShouldBe([1]);
    }

    [Test]
    public void A_failed_sync_loses_writes_that_readers_still_see()
    {
        var disk = new SimulatedDisk();
        using var file = disk.Create("file");
        disk.SyncDirectory("");
        file.Write(Filled(64 * 512, 1), 0);
        disk.Faults.FailingSyncs = 1;

        Should.Throw<IOException>(file.Sync);
        var seen = new byte[64 * 512];
        file.Read(seen, 0).ShouldBe(seen.Length);
        file.Sync(); // Reports success, and makes nothing durable.

        ReadAll(disk.Reboot(Survival.Everything), "file").ShouldNotBe(seen);
    }

    [Test]
    public void Dropping_the_cache_shows_what_a_failed_sync_has_lost()
    {
        using var file = CreateDurably("file");
        file.Write(Filled(64 * 512, 1), 0);
        _disk.Faults.FailingSyncs = 1;
        Should.Throw<IOException>(file.Sync);

        file.DropCache();

        var seen = new byte[64 * 512];
        var count = file.Read(seen, 0);
        seen[..count].ShouldBe(ReadAll(_disk.Reboot(Survival.Nothing), "file"));
    }

    [Test]
    public void Faults_last_as_long_as_planned()
    {
        using var file = CreateDurably("file");
        _disk.Faults.FailingDirectorySyncs = 2;
        Should.Throw<IOException>(() => _disk.SyncDirectory(""));
        Should.Throw<IOException>(() => _disk.SyncDirectory(""));
        _disk.SyncDirectory("");

        _disk.Faults.FailingSyncs = FaultPlan.Always;
        for (var i = 0; i < 5; i++) Should.Throw<IOException>(file.Sync);
    }

    [Test]
    public void A_short_write_writes_its_beginning_and_fails()
    {
        using var file = CreateDurably("file");
        _disk.Faults.FailingWrites = 1;
        _disk.Faults.BytesOfFailingWrite = 2;

        Should.Throw<IOException>(() => file.Write([1, 2, 3], 0));

        file.Length.ShouldBe(2);
        file.Write([1, 2, 3], 0);
        file.Length.ShouldBe(3);
    }

    [Test]
    public void Killing_the_process_releases_locks_and_keeps_what_was_written()
    {
        using var file = _disk.Create("file");
        file.Write([1], 0);
        using var held = _disk.AcquireLock("store.lock");

        var next = _disk.Restart();

        Should.Throw<ProcessKilledException>(() => file.Write([2], 0));
        Should.Throw<ProcessKilledException>(() => _disk.Rename("file", "other"));
        using var again = next.AcquireLock("store.lock");
        held.Dispose();
        Should.Throw<StoreLockedException>(() => next.AcquireLock("store.lock"));
        ReadAll(next, "file").ShouldBe([1]);
        ReadAll(next.Reboot(Survival.Everything), "file").ShouldBe([1]);
    }

    [Test]
    public void A_reboot_releases_locks()
    {
        using var held = _disk.AcquireLock("store.lock");

        Should.NotThrow(() => _disk.Reboot(Survival.Everything).AcquireLock("store.lock").Dispose());
    }

    [Test]
    public async Task A_sync_that_is_held_back_makes_only_durable_what_was_written_before_it()
    {
        using var file = CreateDurably("file");
        file.Write([1], 0);
        var gate = _disk.Gate = new SyncGate();
        var sync = Task.Run(file.Sync);
        gate.WaitForSync();
        file.Write([2], 1);
        sync.IsCompleted.ShouldBeFalse();

        gate.Open();
        await sync;

        ReadAll(_disk.Reboot(Survival.Nothing), "file").ShouldBe([1]);
    }

    IStorageFile CreateDurably(string path)
    {
        var file = _disk.Create(path);
        _disk.SyncDirectory("");
        return file;
    }

    static byte[] Filled(int count, byte value)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }

    static byte[] ReadAll(IStorage storage, string path)
    {
        using var file = storage.Open(path, readOnly: true);
        var bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return bytes;
    }
}
