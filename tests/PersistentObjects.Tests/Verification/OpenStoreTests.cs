using PersistentObjects.Objects;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Verification;

/// <summary><see cref="PersistentStore.Verify"/> on a store that is open.</summary>
public class OpenStoreTests
{
    [Test]
    public void A_sound_store_has_no_findings()
    {
        using var bank = SmallStore.Open(SmallStore.Files.ToDisk());
        var report = bank.Verify();
        report.Findings.ShouldBeEmpty();
        (report.Version, report.Objects, report.SnapshotsCompared).ShouldBe((39, bank.Recovery.Objects, 2));
    }

    [Test]
    public void Damage_that_comes_while_the_store_is_open_is_found()
    {
        var disk = SmallStore.Files.ToDisk();
        using var bank = SmallStore.Open(disk);
        var path = SmallStore.Segments(SmallStore.Files)[0];
        Overwrite(disk, path, 100, [0x77]);
        Overwrite(disk, SmallStore.Snapshots(SmallStore.Files)[0], 200, [0x77]);
        bank.Verify().Findings.Select(finding => finding.Kind).ShouldBe([FindingKind.DamagedBlock, FindingKind.DamagedBatch]);
    }

    [Test]
    public void The_last_acknowledged_batch_is_known_to_have_been_durable()
    {
        var disk = SmallStore.Files.ToDisk();
        using var bank = SmallStore.Open(disk);
        bank.Add(new Customer { Name = "last" });
        bank.Verify().IsSound.ShouldBeTrue();
        var path = $"log/{disk.ListFiles("log")[^1]}";
        var last = SmallStore.BatchesOf(StoredFiles.Capture(disk)[path])[^2];
        Overwrite(disk, path, last + 4, [0, 0, 0, 0]);
        var report = bank.Verify();
        var finding = report.Findings.Single(finding => finding.Severity == FindingSeverity.Damage);
        (finding.Kind, finding.Offset).ShouldBe((FindingKind.LostVersions, last));
        finding.Description.ShouldContain("Expected batches up to version 40, which had been durable when verification began");
        StoreVerification.Verify(disk).IsSound.ShouldBeTrue("which nobody can know who has only the files");
    }

    [Test]
    public void What_is_not_durable_yet_is_not_missed()
    {
        var disk = new SimulatedDisk();
        using var bank = Bank.Open(new StoreOptions { Storage = disk, Durability = Durability.Relaxed, TimeProvider = new ManualTime() });
        bank.Add(new Customer());
        bank.Verify().IsSound.ShouldBeTrue();
        bank.Version.ShouldBe(1);
        bank.Verify().Version.ShouldBe(0);
    }

    [Test]
    public void Writers_go_on_meanwhile_and_nothing_of_theirs_is_damage()
    {
        var disk = new SimulatedDisk();
        using var bank = Bank.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 4096, SnapshotsKept = 1 });
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            Customer? owner = null;
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                if (i % 10 == 0) owner = bank.Add(new Customer());
                var account = bank.Add(new Account($"{i}") { Owner = owner, City = new string('c', i % 700) });
                if (i % 3 == 0) bank.Delete(account);
                if (i % 50 == 0) bank.SnapshotAsync().GetAwaiter().GetResult();
            }
        });
        for (var round = 0; round < 20 || bank.Version < 200; round++)
        {
            var version = bank.Version;
            var report = bank.Verify();
            report.IsSound.ShouldBeTrue(report.ToString());
            report.Version.ShouldBeGreaterThanOrEqualTo(version);
        }
        stop.Cancel();
        writer.WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
    }

    [Test]
    public void A_reference_to_an_object_of_no_store_is_found()
    {
        using var bank = Bank.InMemory();
        var owner = bank.Add(new Customer());
        var account = bank.Add(new Account("a") { Owner = owner });
        bank.Verify().Findings.ShouldBeEmpty();
        var home = owner.Home;
        owner.Home = null;
        var finding = bank.Verify().Findings.ShouldHaveSingleItem();
        owner.Home = home;
        finding.Kind.ShouldBe(FindingKind.WrongReference);
        finding.Description.ShouldStartWith($"Account#{account.Id} refers to ");
    }

    [Test]
    public void An_index_that_disagrees_with_the_objects_is_found()
    {
        using var bank = Bank.InMemory();
        var account = bank.Add(new Account("a"));
        bank.Add(new Account("b"));
        var index = account.Home!.Indexes.First(index => !index.IsUnique);
        index.Added(account, new VersionNode(1, account.CopyValues(), null));
        index.CommitEdits();
        var finding = bank.Verify().Findings.First();
        (finding.Kind, finding.Severity).ShouldBe((FindingKind.WrongIndex, FindingSeverity.Damage));
    }

    [Test]
    public void A_failed_store_can_be_verified()
    {
        var disk = new SimulatedDisk();
        using var bank = Bank.Open(new StoreOptions { Storage = disk });
        bank.Add(new Customer());
        disk.Faults.FailingSyncs = 1;
        Should.Throw<StoreFaultedException>(() => bank.Add(new Customer()));
        bank.Verify().IsSound.ShouldBeTrue();
    }

    [Test]
    public void Neither_inside_a_transaction_nor_after_the_store_is_disposed()
    {
        var bank = Bank.InMemory();
        Should.Throw<InvalidOperationException>(() => bank.Write(() => bank.Verify()));
        bank.Dispose();
        Should.Throw<ObjectDisposedException>(() => bank.Verify());
    }

    static void Overwrite(SimulatedDisk disk, string path, long offset, byte[] bytes)
    {
        using var file = disk.Open(path, readOnly: false);
        file.Write(bytes, offset);
        file.Sync();
    }
}
