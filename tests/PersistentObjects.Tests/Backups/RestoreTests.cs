using PersistentObjects.Backups;
using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Snapshots;
using PersistentObjects.Tests.Storage;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Backups;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RestoreTests
{
    readonly BackedUpBank _stored = new();

    [TearDown]
    public void CloseStore() => _stored.Dispose();

    [Test]
    public void A_backup_is_restored_into_another_directory_without_the_classes_of_the_application()
    {
        using var temporary = new TemporaryDirectory();
        var (backup, restored) = (temporary.Combine("backup"), temporary.Combine("restored/deep"));
        _stored.AddAccounts(300);
        BackedUpBank.Wait(_stored.Bank.BackupAsync(backup)).Directory.ShouldBe(backup);
        var told = new List<RestoreProgress>();
        var report = PersistentStore.Restore(backup, restored, new Progress(told.Add));
        (report.Version, report.SnapshotVersion, report.SnapshotObjects, report.Files, report.UnfinishedBytes).ShouldBe((300, 300, 300, 2, 0));
        report.SkippedSnapshots.ShouldBeEmpty();
        told[^1].ShouldBe(new RestoreProgress(report.Bytes, report.Bytes));
        foreach (var directory in new[] { backup, restored })
        {
            var verified = StoreVerification.Verify(directory);
            (verified.IsSound, verified.Objects).ShouldBe((true, 300), verified.ToString());
        }
        using var bank = Bank.Open(restored);
        BackedUpBank.EmailsOf(bank).ShouldBe(BackedUpBank.EmailsOf(_stored.Bank));
        bank.ComputeStateHash().ShouldBe(_stored.Bank.ComputeStateHash());
        bank.Add(new Account("next")).IdValue.ShouldBe(301);
    }

    [Test]
    public void A_backup_that_was_written_to_is_restored_with_that()
    {
        _stored.AddAccounts(5);
        _stored.Backup();
        using (var backup = BackedUpBank.Open(_stored.Target))
        {
            for (var i = 0; i < 30; i++) backup.Add(new Account($"b{i}") { City = new string('c', 400) });
        }
        var restored = new SimulatedDisk();
        var report = Restore(_stored.Target, restored);
        (report.Version, report.SnapshotVersion).ShouldBe((35, 5));
        report.Files.ShouldBeGreaterThan(3);
        using var bank = BackedUpBank.Open(restored);
        bank.Accounts.Count.ShouldBe(35);
    }

    [Test]
    public void A_store_without_a_snapshot_is_restored_from_its_whole_log()
    {
        _stored.AddAccounts(60);
        _stored.Bank.Dispose();
        var restored = new SimulatedDisk();
        var report = Restore(_stored.Disk, restored);
        (report.Version, report.SnapshotVersion).ShouldBe((60, null));
        using var bank = BackedUpBank.Open(restored);
        bank.Accounts.Count.ShouldBe(60);
    }

    [Test]
    public void The_newest_snapshot_that_verifies_is_taken_and_others_are_reported()
    {
        _stored.AddAccounts(20);
        BackedUpBank.Wait(_stored.Bank.SnapshotAsync());
        _stored.AddAccounts(20);
        BackedUpBank.Wait(_stored.Bank.SnapshotAsync());
        _stored.Bank.Dispose();
        SnapshotFiles.DamageSnapshot(_stored.Disk, 40);
        var restored = new SimulatedDisk();
        var report = Restore(_stored.Disk, restored);
        (report.Version, report.SnapshotVersion).ShouldBe((40, 20));
        report.SkippedSnapshots.ShouldHaveSingleItem().File.ShouldEndWith(StorePath.Snapshot(40));
        SnapshotFiles.SnapshotsOf(restored).ShouldBe([20]);
        using var bank = BackedUpBank.Open(restored);
        bank.Accounts.Count.ShouldBe(40);
    }

    [Test]
    public void A_damaged_backup_is_refused_and_nothing_is_made()
    {
        _stored.AddAccounts(5);
        _stored.Backup();
        foreach (var file in _stored.Target.Files.Where(file => file is not "store.lock"))
        {
            var copy = Copy(_stored.Target);
            SnapshotFiles.Damage(copy, file, Math.Min(200, SnapshotFiles.Read(copy, file).Length / 2));
            var restored = new SimulatedDisk();
            // Behind the end of a log nothing can be told from an unfinished write, as when a store is opened.
            if (file.StartsWith("log/", StringComparison.Ordinal)) Restore(copy, restored).UnfinishedBytes.ShouldBeGreaterThan(0);
            else Should.Throw<StoreCorruptedException>(() => Restore(copy, restored), file);
            (restored.Files.Count > 0).ShouldBe(file.StartsWith("log/", StringComparison.Ordinal));
            copy.Delete(file);
            restored = new SimulatedDisk();
            Should.Throw<StoreCorruptedException>(() => Restore(copy, restored), $"without {file}");
            restored.Files.ShouldBeEmpty();
        }
    }

    [Test]
    public void What_is_no_store_or_is_in_use_is_not_restored()
    {
        var restored = new SimulatedDisk();
        Should.Throw<StoreCorruptedException>(() => Restore(new SimulatedDisk(), restored)).Expected.ShouldBe("the identity of a backup");
        using (StoreBuilder.Begin(_stored.Target, Guid.NewGuid()))
        {
            Should.Throw<StoreCorruptedException>(() => Restore(_stored.Target, restored)).Message.ShouldContain("was not finished");
        }
        Should.Throw<StoreLockedException>(() => Restore(_stored.Disk, restored));
        restored.Files.ShouldBeEmpty();
    }

    [Test]
    public void A_target_that_is_not_empty_is_refused()
    {
        _stored.Backup();
        using var other = new BackedUpBank();
        other.AddAccounts(1);
        Should.Throw<IOException>(() => Restore(_stored.Target, other.Disk)).Message.ShouldContain("is not empty");
        Should.Throw<IOException>(() => Restore(_stored.Target, _stored.Target)).Message.ShouldContain("is not empty");
        other.AddAccounts(1);
    }

    [Test]
    public void A_cancelled_restore_leaves_nothing()
    {
        _stored.AddAccounts(20);
        _stored.Backup();
        using var cancelling = new CancellationTokenSource();
        var restored = new SimulatedDisk();
        Should.Throw<OperationCanceledException>(
            () => StoreRestorer.Restore(_stored.Target, restored, new Progress(_ => cancelling.Cancel()), cancelling.Token));
        restored.Files.ShouldBe(["store.lock"]);
        Restore(_stored.Target, restored).Version.ShouldBe(20);
    }

    [Test]
    public void A_copy_that_the_disk_does_not_hold_as_written_is_no_store()
    {
        _stored.AddAccounts(5);
        _stored.Backup();
        using (var backup = BackedUpBank.Open(_stored.Target))
        {
            for (var i = 0; i < 30; i++) backup.Add(new Account($"b{i}") { City = new string('c', 400) });
        }
        foreach (var path in _stored.Target.Files.Where(path => path.Contains('/')))
        {
            var restored = new SimulatedDisk();
            var lying = new LyingDisk(restored, found => found == path);
            Should.Throw<StoreCorruptedException>(() => StoreRestorer.Restore(_stored.Target, lying, null, CancellationToken.None), path);
            restored.Files.ShouldBe(["store.lock"]);
        }
    }

    [Test]
    public void A_power_cut_leaves_nothing_or_a_directory_that_is_refused_or_the_whole_store()
    {
        _stored.AddAccounts(40);
        _stored.Backup();
        using (var backup = BackedUpBank.Open(_stored.Target))
        {
            for (var i = 0; i < 20; i++) backup.Add(new Account($"b{i}") { City = new string('c', 400) });
        }
        var whole = new SimulatedDisk();
        Restore(_stored.Target, whole);
        var complete = 0;
        for (var cut = 1; cut <= whole.Operations; cut++)
        {
            for (var survival = 0; survival < 12; survival++)
            {
                var restored = new SimulatedDisk(new FaultPlan { PowerCutAt = cut });
                Should.Throw<IOException>(() => Restore(_stored.Target, restored));
                var left = restored.Reboot(survival switch { 0 => Survival.Nothing, 1 => Survival.Everything, _ => Survival.Random(cut * 100 + survival) });
                if (left.Files.All(file => file is "store.lock" or "store.id.tmp")) continue;
                try
                {
                    using var bank = BackedUpBank.Open(left);
                    bank.Accounts.Count.ShouldBe(60, $"cut at {cut}, survival {survival}");
                    complete++;
                }
                catch (StoreCorruptedException)
                {
                    // It refuses to open.
                }
            }
        }
        complete.ShouldBeInRange(2, 40);
    }

    static RestoreReport Restore(SimulatedDisk backup, SimulatedDisk target) => StoreRestorer.Restore(backup, target, null, CancellationToken.None);

    static SimulatedDisk Copy(SimulatedDisk disk)
    {
        var copy = new SimulatedDisk();
        copy.CreateDirectory("log");
        copy.CreateDirectory("snapshots");
        foreach (var path in disk.Files)
        {
            using var file = copy.Create(path);
            file.Write(SnapshotFiles.Read(disk, path), 0);
        }
        return copy;
    }

    sealed class Progress(Action<RestoreProgress> told) : IProgress<RestoreProgress>
    {
        public void Report(RestoreProgress value) => told(value);
    }
}
