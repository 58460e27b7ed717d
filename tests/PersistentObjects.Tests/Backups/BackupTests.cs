using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.References;
using PersistentObjects.Tests.Snapshots;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Backups;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class BackupTests
{
    readonly BackedUpBank _stored = new();

    [TearDown]
    public void CloseStore() => _stored.Dispose();

    [Test]
    public void A_backup_is_a_store_with_all_that_there_was_at_its_version()
    {
        var owner = _stored.Bank.Add(new Customer { Name = "Ann" });
        _stored.AddAccounts(300);
        _stored.Bank.Write(() => _stored.Bank.Accounts.ByEmail["a1"].Owner = owner);
        _stored.Bank.DeleteLeavingReferences(owner);
        var info = _stored.Backup();
        (info.Version, info.Objects, info.Directory).ShouldBe((303, 300, "simulated:/"));
        info.Bytes.ShouldBe(_stored.Target.Files.Where(file => file.Contains('/')).Sum(file => SnapshotFiles.Read(_stored.Target, file).LongLength));
        _stored.AddAccounts(1);

        using var backup = BackedUpBank.Open(_stored.Target);
        (backup.Version, backup.Recovery.SnapshotVersion, backup.Recovery.IsNew).ShouldBe((303, 303, false));
        BackedUpBank.EmailsOf(backup).ShouldBe(Enumerable.Range(1, 300).Select(i => $"a{i}"));
        var gone = backup.Accounts.ByEmail["a1"].Owner.ShouldNotBeNull();
        (gone.IsDeleted, gone.Id).ShouldBe((true, owner.Id));
        backup.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void A_backup_goes_on_as_a_store_of_its_own()
    {
        _stored.AddAccounts(3);
        _stored.Backup();
        for (var restart = 0; restart < 3; restart++)
        {
            using var backup = BackedUpBank.Open(_stored.Target);
            backup.Version.ShouldBe(3 + 40 * restart);
            // More than one segment.
            for (var i = 0; i < 40; i++) backup.Add(new Account($"b{backup.Version}") { City = new string('c', 200) });
            if (restart == 1) BackedUpBank.Wait(backup.SnapshotAsync());
        }
        SnapshotFiles.SegmentsOf(_stored.Target).Length.ShouldBeGreaterThan(2);
        using var last = BackedUpBank.Open(_stored.Target);
        last.Accounts.Count.ShouldBe(123);
        last.Accounts.Select(a => a.IdValue).ShouldBe(Enumerable.Range(1, 123).Select(i => (long)i));
    }

    [Test]
    public void A_backup_has_an_identity_of_its_own()
    {
        _stored.AddAccounts(30);
        _stored.Backup();
        var segment = StorePath.Segment(31);
        LogSegment.Open(_stored.Target, 31, null, out var file).BeginsLog.ShouldBeTrue();
        file.Dispose();
        StoreIdentity.Read(_stored.Target).ShouldNotBe(StoreIdentity.Read(_stored.Disk));

        // The log of the original can't continue it, though its versions would fit.
        _stored.Bank.Dispose();
        using (var original = BackedUpBank.Open(_stored.Disk)) original.Add(new Account("later"));
        var log = SnapshotFiles.SegmentsOf(_stored.Disk);
        SnapshotFiles.Write(_stored.Target, segment, SnapshotFiles.Read(_stored.Disk, StorePath.Segment(log[^1])));
        Should.Throw<StoreCorruptedException>(() => BackedUpBank.Open(_stored.Target)).File.ShouldEndWith(".log");
    }

    [Test]
    public void A_backup_without_its_snapshot_is_refused_and_says_which_is_missing([Values] bool isDamaged)
    {
        _stored.AddAccounts(5);
        _stored.Backup();
        if (isDamaged) SnapshotFiles.DamageSnapshot(_stored.Target, 5);
        else _stored.Target.Delete(StorePath.Snapshot(5));
        var refused = Should.Throw<StoreCorruptedException>(() => BackedUpBank.Open(_stored.Target));
        refused.File.ShouldEndWith(StorePath.Snapshot(5));
        refused.Expected.ShouldContain("the snapshot of version 5");
        refused.Message.Contains("CRC-32C", StringComparison.Ordinal).ShouldBe(isDamaged);
    }

    [Test]
    public void An_empty_store_can_be_backed_up()
    {
        _stored.Backup().Version.ShouldBe(0);
        using (var backup = BackedUpBank.Open(_stored.Target))
        {
            (backup.Recovery.IsNew, backup.Recovery.SnapshotFile is null).ShouldBe((false, false));
            backup.Add(new Account("first")).IdValue.ShouldBe(1);
        }
        using var reopened = BackedUpBank.Open(_stored.Target);
        reopened.Accounts.ShouldHaveSingleItem();
    }

    [Test]
    public void A_store_in_memory_can_be_backed_up_and_opened_on_disk()
    {
        using var memory = Bank.InMemory();
        memory.Add(new Account("kept"));
        BackedUpBank.Wait(memory.BackupAsync(_stored.Target)).Objects.ShouldBe(1);
        using var backup = BackedUpBank.Open(_stored.Target);
        backup.Accounts.ShouldHaveSingleItem().Email.ShouldBe("kept");
        backup.Add(new Account("next")).IdValue.ShouldBe(2);
    }

    [Test]
    public void Relaxed_transactions_are_durable_in_the_store_before_they_are_in_a_backup()
    {
        using var relaxed = new BackedUpBank(Durability.Relaxed);
        relaxed.AddAccounts(3);
        relaxed.Backup().Version.ShouldBe(3);
        using var original = BackedUpBank.Open(relaxed.Disk.Reboot(Survival.Nothing));
        original.Version.ShouldBe(3);
    }

    [Test]
    public void Writers_go_on_while_a_backup_is_written()
    {
        _stored.AddAccounts(300);
        var bank = _stored.Bank;
        var written = 0;
        var info = _stored.Backup(new Meanwhile(_ =>
        {
            bank.Add(new Account($"meanwhile {written++}"));
            bank.Accounts.ByEmail["a7"].Points = -1;
            if (bank.Accounts.ByEmail.Find("a9") is { } deleted) bank.Delete(deleted);
        }));
        written.ShouldBeGreaterThan(0);
        (info.Version, info.Objects).ShouldBe((300, 300));
        using var backup = BackedUpBank.Open(_stored.Target);
        BackedUpBank.EmailsOf(backup).ShouldBe(Enumerable.Range(0, 300).Select(i => $"a{i}"));
        backup.Accounts.ByEmail["a7"].Points.ShouldBe(7);
    }

    [Test]
    public void Several_backups_are_made_at_a_time()
    {
        _stored.AddAccounts(50);
        var targets = Enumerable.Range(0, 4).Select(_ => new SimulatedDisk()).ToList();
        var backups = targets.Select(target => _stored.Bank.BackupAsync(target)).Append(Task.Run(async () =>
        {
            await _stored.Bank.SnapshotAsync();
            return new BackupInfo { Bytes = 0, Directory = "", Duration = default, Objects = 50, Version = 50 };
        })).ToArray();
        foreach (var backup in backups) BackedUpBank.Wait(backup).Objects.ShouldBe(50);
        foreach (var target in targets)
        {
            using var backup = BackedUpBank.Open(target);
            backup.Accounts.Count.ShouldBe(50);
        }
    }

    [Test]
    public void A_backup_inside_a_write_transaction_is_refused()
    {
        _stored.Bank.Write(() => Should.Throw<InvalidOperationException>(() => { _ = _stored.Bank.BackupAsync("somewhere"); }).Message.ShouldContain("after the Write"));
        _stored.Target.Files.ShouldBeEmpty();
    }

    [Test]
    public void Disposing_the_store_ends_its_backups()
    {
        _stored.AddAccounts(20);
        var bank = _stored.Bank;
        using var begun = new ManualResetEventSlim();
        using var disposed = new ManualResetEventSlim();
        var backup = bank.BackupAsync(_stored.Target, new Meanwhile(_ =>
        {
            begun.Set();
            disposed.Wait(TimeSpan.FromSeconds(60));
        }));
        begun.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue();
        bank.Dispose();
        disposed.Set();
        Should.Throw<ObjectDisposedException>(() => BackedUpBank.Wait(backup));
        Should.Throw<ObjectDisposedException>(() => BackedUpBank.Wait(bank.BackupAsync(_stored.ChangeTarget())));
        _stored.Target.Files.ShouldBeEmpty();
    }

    internal sealed class Meanwhile(Action<SnapshotProgress> action) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => action(value);
    }
}
