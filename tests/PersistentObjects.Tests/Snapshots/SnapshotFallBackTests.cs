using Microsoft.Extensions.Logging;
using PersistentObjects.Log;
using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>What recovery does when a snapshot is not what was written.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SnapshotFallBackTests
{
    readonly StoreOfSnapshots _stored = new(new StoreOptions { SnapshotsKept = 2 });

    SimulatedDisk Disk => _stored.Disk;

    [TearDown]
    public void CloseStore() => _stored.Dispose();

    [Test]
    public void A_damaged_snapshot_is_passed_over_and_named()
    {
        TakeSnapshotsAt(20, 40, 60);
        _stored.AddAccounts(3);
        SnapshotFiles.DamageSnapshot(Disk, 60);

        using var logger = new RecordingLoggerFactory();
        _stored.Options = _stored.Options with { LoggerFactory = logger };
        var bank = _stored.Reopen();
        var report = bank.Recovery;
        (report.SnapshotVersion, report.Transactions, report.Objects).ShouldBe((40, 23, 63));
        var skipped = report.SkippedSnapshots.ShouldHaveSingleItem();
        skipped.File.ShouldBe(Disk.Describe(StorePath.Snapshot(60)));
        skipped.Reason.ShouldContain("CRC-32C");
        report.ToString().ShouldContain("passed over 1 snapshots");
        var warning = logger.Entries.Where(entry => entry.Level == LogLevel.Warning).ShouldHaveSingleItem();
        warning.Message.ShouldContain(skipped.File);
        AllAreThere(bank, 63);
    }

    [Test]
    public void Without_any_good_snapshot_the_whole_log_is_read_when_it_is_there()
    {
        TakeSnapshotsAt(20);
        _stored.AddAccounts(3);
        SnapshotFiles.DamageSnapshot(Disk, 20);
        var report = _stored.Reopen().Recovery;
        (report.SnapshotVersion, report.SnapshotFile, report.Transactions).ShouldBe((0, null, 23));
        report.SkippedSnapshots.Count.ShouldBe(1);
        AllAreThere(_stored.Bank, 23);
    }

    [Test]
    public void Without_any_good_snapshot_and_the_whole_log_the_store_refuses_and_names_all()
    {
        TakeSnapshotsAt(20, 40, 60);
        SnapshotFiles.DamageSnapshot(Disk, 60);
        SnapshotFiles.DamageSnapshot(Disk, 40);
        var refused = Refused();
        refused.Message.ShouldContain(Disk.Describe(StorePath.Snapshot(60)));
        refused.Message.ShouldContain(Disk.Describe(StorePath.Snapshot(40)));
        refused.File.ShouldBe(Disk.Describe(StorePath.Segment(1)));
    }

    [Test]
    public void Lost_snapshots_and_a_log_without_its_beginning_are_refused()
    {
        TakeSnapshotsAt(20, 40, 60);
        _stored.Bank.Dispose();
        foreach (var version in SnapshotFiles.SnapshotsOf(Disk)) Disk.Delete(StorePath.Snapshot(version));
        Refused().File.ShouldBe(Disk.Describe(StorePath.Segment(1)));
    }

    [Test]
    public void A_log_that_ends_below_the_snapshot_is_refused()
    {
        TakeSnapshotsAt(20);
        var segments = SnapshotFiles.SegmentsOf(Disk);
        _stored.Bank.Dispose();
        SnapshotFiles.Write(Disk, StorePath.Segment(segments[^1]), EmptiedSegment(segments[^1]));
        Refused().Message.ShouldContain("expected batches up to version 20, of which there is a snapshot");

        Disk.Delete(StorePath.Segment(segments[^1]));
        Refused().Message.ShouldContain("expected batches up to version 20, of which there is a snapshot");
    }

    [Test]
    public void A_log_that_begins_behind_the_snapshot_is_refused()
    {
        TakeSnapshotsAt(20);
        _stored.AddAccounts(20);
        _stored.Bank.Dispose();
        foreach (var segment in SnapshotFiles.SegmentsOf(Disk).Where(segment => segment <= 20)) Disk.Delete(StorePath.Segment(segment));
        Refused().Message.ShouldContain("Log segments are missing");
    }

    [Test]
    public void A_missing_log_or_identity_is_refused_whatever_snapshots_there_are()
    {
        TakeSnapshotsAt(20);
        _stored.Bank.Dispose();
        var identity = SnapshotFiles.Read(Disk, "store.id");
        Disk.Delete("store.id");
        Refused().File.ShouldBe(Disk.Describe("store.id"));
        foreach (var segment in SnapshotFiles.SegmentsOf(Disk)) Disk.Delete(StorePath.Segment(segment));
        // Nothing but snapshots: it is not a new store.
        Refused().File.ShouldBe(Disk.Describe("store.id"));
        using (var file = Disk.Create("store.id")) file.Write(identity, 0);
        Refused().File.ShouldBe(Disk.Describe(StorePath.Segment(1)));
    }

    [Test]
    public void A_snapshot_of_another_store_and_one_under_another_name_are_passed_over()
    {
        TakeSnapshotsAt(20, 40);
        using var other = new StoreOfSnapshots();
        other.AddAccounts(50);
        other.Snapshot();
        SnapshotFiles.Write(Disk, StorePath.Snapshot(50), SnapshotFiles.Read(other.Disk, StorePath.Snapshot(50)));
        SnapshotFiles.Write(Disk, StorePath.Snapshot(45), SnapshotFiles.Read(Disk, StorePath.Snapshot(40)));

        var report = _stored.Reopen().Recovery;
        report.SnapshotVersion.ShouldBe(40);
        report.SkippedSnapshots.Select(skipped => skipped.Reason).ShouldBe(
            [Containing("store id"), Containing("version 45, as the file's name says")], StringMatch);
        AllAreThere(_stored.Bank, 40);
    }

    [Test]
    public void Every_single_byte_of_a_snapshot_is_under_a_checksum()
    {
        TakeSnapshotsAt(3, 6);
        _stored.Bank.Dispose();
        var path = StorePath.Snapshot(6);
        var bytes = SnapshotFiles.Read(Disk, path);
        for (var offset = 0; offset < bytes.Length; offset++)
        {
            SnapshotFiles.Damage(Disk, path, offset);
            var report = _stored.Reopen().Recovery;
            report.SnapshotVersion.ShouldBe(3, $"offset {offset}");
            AllAreThere(_stored.Bank, 6);
            _stored.Bank.Dispose();
            SnapshotFiles.Write(Disk, path, bytes);
        }
        _stored.Reopen().Recovery.SnapshotVersion.ShouldBe(6);
    }

    [Test]
    public void A_snapshot_of_any_other_length_is_passed_over()
    {
        TakeSnapshotsAt(3, 6);
        _stored.Bank.Dispose();
        var path = StorePath.Snapshot(6);
        var bytes = SnapshotFiles.Read(Disk, path);
        for (var length = 0; length <= bytes.Length + 1; length++)
        {
            SnapshotFiles.Write(Disk, path, [.. bytes.Take(length), .. new byte[Math.Max(0, length - bytes.Length)]]);
            _stored.Reopen().Recovery.SnapshotVersion.ShouldBe(length == bytes.Length ? 6 : 3, $"length {length}");
            _stored.Bank.Dispose();
        }
    }

    [Test]
    public void A_snapshot_of_a_newer_format_is_refused()
    {
        TakeSnapshotsAt(3);
        _stored.Bank.Dispose();
        var path = StorePath.Snapshot(3);
        var bytes = SnapshotFiles.Read(Disk, path);
        bytes[8] = 2;
        BitConverter.TryWriteBytes(bytes.AsSpan(60), Crc32C.Compute(bytes.AsSpan(0, 60)));
        SnapshotFiles.Write(Disk, path, bytes);
        var before = StoredFiles.Capture(Disk);
        Should.Throw<UnsupportedStoreFormatException>(() => Bank.Open(_stored.Options));
        StoredFiles.Capture(Disk).ShouldBe(before);
    }

    [Test]
    public void A_damaged_snapshot_does_not_count_among_those_that_are_kept()
    {
        TakeSnapshotsAt(20, 40, 60);
        SnapshotFiles.DamageSnapshot(Disk, 60);
        _stored.Reopen();
        _stored.AddAccounts(5);
        _stored.Snapshot();
        SnapshotFiles.SnapshotsOf(Disk).ShouldBe([40, 60, 65]);
        SnapshotFiles.DamageSnapshot(Disk, 65);
        _stored.Reopen().Recovery.SnapshotVersion.ShouldBe(40);
        AllAreThere(_stored.Bank, 65);
    }

    [Test]
    public void A_damaged_snapshot_is_replaced_by_one_of_the_same_version()
    {
        TakeSnapshotsAt(20, 40);
        SnapshotFiles.DamageSnapshot(Disk, 40);
        _stored.Reopen().Recovery.SnapshotVersion.ShouldBe(20);
        _stored.Snapshot().Version.ShouldBe(40);
        _stored.Reopen().Recovery.SnapshotVersion.ShouldBe(40);
    }

    static string Containing(string text) => text;

    static readonly IEqualityComparer<string> StringMatch = EqualityComparer<string>.Create((found, part) => found!.Contains(part!) || part!.Contains(found), _ => 0);

    void TakeSnapshotsAt(params long[] versions)
    {
        foreach (var version in versions)
        {
            _stored.AddAccounts((int)(version - _stored.Bank.Version));
            _stored.Snapshot().Version.ShouldBe(version);
        }
    }

    StoreCorruptedException Refused()
    {
        _stored.Bank.Dispose();
        var before = StoredFiles.Capture(Disk);
        var refused = Should.Throw<StoreCorruptedException>(() => Bank.Open(_stored.Options));
        StoredFiles.Capture(Disk).ShouldBe(before);
        return refused;
    }

    byte[] EmptiedSegment(long firstVersion)
    {
        var bytes = SnapshotFiles.Read(Disk, StorePath.Segment(firstVersion));
        bytes.AsSpan(FileHeader.Size).Clear();
        return bytes;
    }

    static void AllAreThere(Bank bank, int count)
        => bank.Accounts.Select(a => (a.Email, a.Version)).ShouldBe(Enumerable.Range(0, count).Select(i => ($"a{i}", i + 1L)));
}
