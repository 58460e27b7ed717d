using PersistentObjects.Backups;
using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Tests.Backups;

/// <summary>A backup that can't be made leaves nothing, or what refuses to open.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class BackupFailureTests
{
    readonly BackedUpBank _stored = new();

    [TearDown]
    public void CloseStore() => _stored.Dispose();

    [TestCase("note.txt")]
    [TestCase("log/00000000000000000001.log")]
    [TestCase("snapshots/next.tmp")]
    [TestCase("store.id")]
    public void A_directory_that_is_not_empty_is_refused_and_stays_as_it_is(string path)
    {
        var target = _stored.Target;
        if (path.Contains('/')) target.CreateDirectory(path[..path.IndexOf('/')]);
        target.Create(path).Dispose();
        var refused = Should.Throw<IOException>(() => _stored.Backup());
        refused.Message.ShouldContain($"'{path}'");
        refused.Message.ShouldContain("missing or empty");
        target.Files.ShouldBe([path]);
    }

    [Test]
    public void A_directory_of_the_file_system_with_anything_in_it_is_refused()
    {
        using var temporary = new TemporaryDirectory();
        Directory.CreateDirectory(temporary.Combine("pictures"));
        Should.Throw<IOException>(() => BackedUpBank.Wait(_stored.Bank.BackupAsync(temporary.FullName))).Message.ShouldContain("'pictures'");
        Directory.EnumerateFileSystemEntries(temporary.FullName).ShouldHaveSingleItem();
    }

    [Test]
    public void A_store_is_not_backed_up_into_itself()
    {
        _stored.AddAccounts(1);
        Should.Throw<IOException>(() => BackedUpBank.Wait(_stored.Bank.BackupAsync(_stored.Disk))).Message.ShouldContain("'store.id'");
        _stored.AddAccounts(1);
    }

    [Test]
    public void A_cancelled_backup_removes_its_files_and_can_be_made_again()
    {
        _stored.AddAccounts(20);
        using var cancelling = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => _stored.Backup(new BackupTests.Meanwhile(_ => cancelling.Cancel()), cancelling.Token));
        _stored.Target.Files.ShouldBe(["store.lock"]);
        _stored.Backup().Objects.ShouldBe(20);
        using var backup = BackedUpBank.Open(_stored.Target);
        backup.Accounts.Count.ShouldBe(20);
    }

    [Test]
    public void Whatever_operation_fails_the_backup_fails_and_the_store_goes_on()
    {
        _stored.AddAccounts(20);
        var operations = CountOperations();
        for (var failing = 1; failing <= operations; failing++)
        {
            var target = _stored.ChangeTarget(new FaultPlan { FailingOperation = failing });
            Should.Throw<IOException>(() => _stored.Backup(), $"operation {failing}").ShouldBeOfType<DiskFailureException>();
            // The disk works again, and what could not be removed is not taken for a store.
            OpenIfComplete(target.Restart(), $"operation {failing}");
        }
        _stored.AddAccounts(1);
    }

    [Test]
    public void A_power_cut_leaves_nothing_or_a_directory_that_is_refused_or_the_backup()
    {
        _stored.AddAccounts(20);
        var operations = CountOperations();
        var complete = 0;
        for (var cut = 1; cut <= operations; cut++)
        {
            for (var survival = 0; survival < 12; survival++)
            {
                var target = _stored.ChangeTarget(new FaultPlan { PowerCutAt = cut });
                Should.Throw<IOException>(() => _stored.Backup());
                var left = target.Reboot(survival switch { 0 => Survival.Nothing, 1 => Survival.Everything, _ => Survival.Random(cut * 100 + survival) });
                if (OpenIfComplete(left, $"cut at {cut} of {operations}, survival {survival}")) complete++;
            }
        }
        // At the last rename, and the sync behind it.
        complete.ShouldBeInRange(2, 30);
    }

    [Test]
    public void A_backup_that_the_disk_does_not_hold_as_written_fails()
    {
        _stored.AddAccounts(20);
        // A sync that lies: the bytes are gone when they are read back from the disk.
        foreach (var directory in new[] { "snapshots/", "log/" })
        {
            var target = new LyingDisk(_stored.ChangeTarget(), path => path.StartsWith(directory, StringComparison.Ordinal));
            Should.Throw<StoreCorruptedException>(() => BackedUpBank.Wait(_stored.Bank.BackupAsync(target)), directory);
            _stored.Target.FileExists(StorePath.Identity).ShouldBeFalse();
        }
    }

    [Test]
    public void An_interrupted_backup_says_what_it_is()
    {
        using (StoreBuilder.Begin(_stored.Target, Guid.NewGuid()))
        {
            Should.Throw<StoreLockedException>(() => BackedUpBank.Open(_stored.Target));
            Should.Throw<IOException>(() => _stored.Backup());
            var refused = Should.Throw<StoreCorruptedException>(() => BackedUpBank.Open(_stored.Target.Restart()));
            refused.Message.ShouldContain("backup or a restored store that was not finished");
            refused.File.ShouldEndWith("store.id");
        }
    }

    [Test]
    public void Two_backups_into_one_directory_are_not_mixed()
    {
        _stored.AddAccounts(20);
        var backups = Enumerable.Range(0, 4).Select(_ => _stored.Bank.BackupAsync(_stored.Target)).ToArray();
        var failures = 0;
        foreach (var backup in backups)
        {
            try
            {
                BackedUpBank.Wait(backup);
            }
            catch (Exception e) when (e is IOException or StoreLockedException)
            {
                failures++;
            }
        }
        failures.ShouldBe(3);
        using var opened = BackedUpBank.Open(_stored.Target);
        opened.Accounts.Count.ShouldBe(20);
    }

    [Test]
    public void A_store_that_has_failed_is_not_backed_up()
    {
        _stored.AddAccounts(1);
        _stored.Disk.Faults.FailingSyncs = 1;
        Should.Throw<StoreFaultedException>(() => _stored.AddAccounts(1));
        Should.Throw<StoreFaultedException>(() => _stored.Backup());
        _stored.Target.Files.ShouldBeEmpty();
    }

    long CountOperations()
    {
        var target = _stored.ChangeTarget();
        _stored.Backup();
        return target.Operations;
    }

    /// <summary>An empty directory may be made a store; with any file of the backup in it, it is refused, or the backup as a whole.</summary>
    static bool OpenIfComplete(SimulatedDisk left, string where)
    {
        var files = left.Files.Where(file => file is not ("store.lock" or "store.id.tmp")).ToList();
        if (files.Count == 0) return false;
        try
        {
            using var backup = BackedUpBank.Open(left);
            (backup.Version, backup.Accounts.Count).ShouldBe((20, 20), where);
            return true;
        }
        catch (StoreCorruptedException)
        {
            return false;
        }
    }
}
