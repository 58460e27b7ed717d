using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

public class SnapshotRetentionTests
{
    [Test]
    public void The_newest_snapshots_are_kept_and_the_log_from_the_oldest_of_them_on()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(20);
        stored.Snapshot();
        // One alone has the whole log as the other generation.
        SnapshotFiles.SegmentsOf(stored.Disk)[0].ShouldBe(1);
        stored.AddAccounts(20);
        stored.Snapshot();
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([20, 40]);
        LogBeginsAtLast(stored.Disk, 20);
        stored.AddAccounts(20);
        stored.Snapshot();
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([40, 60]);
        LogBeginsAtLast(stored.Disk, 40);
        stored.Reopen().Accounts.Count.ShouldBe(60);
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([40, 60]);
    }

    [TestCase(1)]
    [TestCase(3)]
    public void As_many_are_kept_as_the_options_say(int kept)
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = kept });
        for (var i = 0; i < 6; i++)
        {
            stored.AddAccounts(15);
            stored.Snapshot();
        }
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe(Enumerable.Range(7 - kept, kept).Select(i => 15L * i));
        LogBeginsAtLast(stored.Disk, SnapshotFiles.SnapshotsOf(stored.Disk)[0]);
        stored.Reopen().Accounts.Count.ShouldBe(90);
    }

    [Test]
    public void Young_snapshots_are_kept_whatever_their_number()
    {
        var time = new ManualTime();
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1, SnapshotsKeptFor = TimeSpan.FromHours(3), TimeProvider = time });
        for (var hour = 0; hour < 6; hour++)
        {
            stored.AddAccounts(15);
            stored.Snapshot();
            time.Advance(TimeSpan.FromHours(1));
        }
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([60, 75, 90]);
        LogBeginsAtLast(stored.Disk, 60);
    }

    [Test]
    public void A_clock_that_is_put_back_deletes_nothing_early()
    {
        var time = new ManualTime();
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1, SnapshotsKeptFor = TimeSpan.FromHours(3), TimeProvider = time });
        time.Advance(TimeSpan.FromDays(100));
        stored.AddAccounts(15);
        stored.Snapshot();
        time.Advance(TimeSpan.FromDays(-90));
        stored.AddAccounts(15);
        stored.Snapshot();
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([15, 30]);
    }

    /// <summary>Parts of transaction V + 1 lie in the segment before the one that is named after it.</summary>
    [Test]
    public void Parts_of_the_transaction_behind_a_snapshot_are_kept_wherever_they_begin()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1 });
        stored.AddAccounts(12);
        var info = stored.Snapshot();
        stored.Bank.Write(() =>
        {
            for (var i = 0; i < 5; i++) stored.Bank.Add(new Letter { Number = i, Text = new string('x', 700_000) });
        });
        SnapshotFiles.SegmentsOf(stored.Disk).ShouldContain(info.Version + 1, "the transaction is to span segments");
        // Its deletions are made when the store is opened, too.
        stored.Reopen().Letters.Count.ShouldBe(5);
        stored.Reopen().Recovery.SnapshotVersion.ShouldBe(12);
        stored.Bank.Letters.Count.ShouldBe(5);
        stored.Bank.Add(new Customer());
        stored.Snapshot();
        stored.Reopen().Letters.Count.ShouldBe(5);
    }

    [Test]
    public void A_transaction_in_parts_that_the_snapshot_holds_is_passed_over()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1 });
        stored.AddAccounts(3);
        stored.Bank.Write(() =>
        {
            for (var i = 0; i < 5; i++) stored.Bank.Add(new Letter { Number = i, Text = new string('x', 700_000) });
        });
        stored.Snapshot().Version.ShouldBe(4);
        // What is left of the log begins in the middle of that transaction.
        SnapshotFiles.SegmentsOf(stored.Disk)[0].ShouldBe(4);
        stored.AddAccounts(2);
        var report = stored.Reopen().Recovery;
        (report.Transactions, report.BytesSkipped, report.Objects).ShouldBe((2, 0, 10));
    }

    [Test]
    public void A_segment_that_begins_a_log_needs_no_other()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(9);
        stored.Snapshot();
        stored.Bank.Dispose();
        var disk = stored.Disk;
        var identity = SnapshotFiles.Read(disk, "store.id");
        foreach (var segment in SnapshotFiles.SegmentsOf(disk)) disk.Delete(StorePath.Segment(segment));
        var header = new FileHeader(FileHeader.Segment, new Guid(identity.AsSpan(16, 16)), 10, 4096);
        SnapshotFiles.Write(disk, StorePath.Segment(10), [.. header.ToBytes(), .. new byte[4032]]);
        Should.Throw<StoreCorruptedException>(() => Bank.Open(stored.Options)).Message.ShouldContain("missing");

        SnapshotFiles.Write(disk, StorePath.Segment(10), [.. (header with { Detail = 1 }).ToBytes(), .. new byte[4032]]);
        stored.Reopen().Accounts.Count.ShouldBe(9);
        stored.AddAccounts(40);
        stored.Snapshot();
        stored.Reopen().Accounts.Count.ShouldBe(49);
    }

    [Test]
    public void What_an_interrupted_deletion_has_left_is_ignored_and_removed()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(50);
        var old = SnapshotFiles.SegmentsOf(stored.Disk).ToDictionary(segment => segment, segment => SnapshotFiles.Read(stored.Disk, StorePath.Segment(segment)));
        stored.Snapshot();
        stored.AddAccounts(20);
        stored.Snapshot();
        var kept = SnapshotFiles.SegmentsOf(stored.Disk);
        var deleted = old.Keys.Except(kept).Order().ToArray();
        deleted.Length.ShouldBeGreaterThan(3);
        stored.Bank.Dispose();
        // Any of them may have survived, and nobody may read them: these would not verify.
        foreach (var segment in deleted.Where((_, i) => i % 2 == 1)) SnapshotFiles.Write(stored.Disk, StorePath.Segment(segment), old[segment][..100]);
        stored.Reopen().Accounts.Count.ShouldBe(70);
        SnapshotFiles.SegmentsOf(stored.Disk).ShouldBe(kept);
    }

    [Test]
    public void Files_that_are_none_of_the_stores_are_left_alone()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1 });
        stored.AddAccounts(20);
        stored.Snapshot();
        SnapshotFiles.Write(stored.Disk, "snapshots/notes.txt", "mine"u8);
        stored.AddAccounts(20);
        stored.Snapshot();
        stored.Disk.ListFiles("snapshots").ShouldBe(["00000000000000000040.snapshot", "notes.txt"]);
    }

    [Test]
    public void A_failing_deletion_is_no_failure_of_the_snapshot()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1 });
        stored.AddAccounts(20);
        stored.Snapshot();
        stored.AddAccounts(20);
        // Creating, writing, syncing, renaming and syncing the directory come before.
        var before = stored.Disk.Operations;
        stored.Snapshot();
        var operations = stored.Disk.Operations - before;
        stored.AddAccounts(20);
        stored.Disk.Faults.FailingOperation = stored.Disk.Operations + operations;
        stored.Snapshot().Version.ShouldBe(60);
        stored.Bank.Add(new Account("still writable"));
        stored.Reopen().Accounts.Count.ShouldBe(61);
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([60]);
        LogBeginsAtLast(stored.Disk, 60);
    }

    // The last segment that begins at or before the version.
    static void LogBeginsAtLast(SimulatedDisk disk, long version)
    {
        var segments = SnapshotFiles.SegmentsOf(disk);
        segments[0].ShouldBeLessThanOrEqualTo(version);
        if (segments.Length > 1) segments[1].ShouldBeGreaterThan(version);
    }
}
