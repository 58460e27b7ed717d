using PersistentObjects.Log;
using PersistentObjects.Snapshots;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Salvage;
using PersistentObjects.Tests.Store;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>The links of the log where it is read from a snapshot on.</summary>
public class SnapshotLinkTests
{
    [Test]
    public void A_log_that_goes_on_behind_a_snapshot_in_the_middle_of_a_segment_is_linked()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1 });
        stored.AddAccounts(14);
        stored.Snapshot();
        stored.AddAccounts(2);
        stored.Reopen().Recovery.SnapshotVersion.ShouldBe(14);
        stored.AddAccounts(2);
        stored.Reopen().Accounts.Count.ShouldBe(18);
        stored.AddAccounts(20);

        stored.Reopen().Accounts.Count.ShouldBe(38);
        StoreVerification.Verify(stored.Disk).Findings.ShouldBeEmpty();
    }

    [Test]
    public void The_link_of_the_first_segment_cannot_be_checked_when_the_one_before_it_was_deleted_and_that_of_the_next_one_can()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1 });
        stored.AddAccounts(14);
        stored.Snapshot();
        stored.AddAccounts(10);
        stored.Bank.Dispose();
        var files = StoredFiles.Capture(stored.Disk);
        var segments = SmallStore.Segments(files);
        SnapshotFiles.SegmentsOf(stored.Disk)[0].ShouldBeGreaterThan(1);
        BitConverter.ToUInt32(files[segments[0]], FileHeader.LinkOffset).ShouldNotBe(0u);

        SmallStore.Open(files.ToDisk()).Dispose();

        var mixed = files.With(segments[1], StoredBatch.UnlinkSegment);
        Should.Throw<StoreCorruptedException>(() => SmallStore.Open(mixed.ToDisk())).Offset.ShouldBe(FileHeader.LinkOffset);
    }

    [Test]
    public void A_snapshot_of_one_history_and_the_log_of_another_one_are_refused_and_found_and_salvage_says_so()
    {
        var files = MixWithLostLog();

        var refused = Should.Throw<StoreCorruptedException>(() => SmallStore.Open(files.ToDisk()));
        refused.Expected.ShouldContain("when the snapshot of version 6 was taken");
        refused.Message.ShouldContain("files of two moments were mixed");
        var finding = SmallStore.Verify(files).Findings.First(finding => finding.Kind == FindingKind.MixedHistories);
        (finding.File, finding.Offset).ShouldBe((refused.File, refused.Offset));
        using var salvaged = Salvaged.From(files);
        salvaged.Report.IsComplete.ShouldBeFalse();
        salvaged.Report.Lost.Single().Description.ShouldContain("files of two moments were mixed");
    }

    [Test]
    public void A_log_that_ends_before_what_was_durable_when_its_snapshot_was_taken_is_refused_and_found_and_salvage_says_so()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        var files = With(stored, new LogMark(1, SmallStore.BatchesOf(StoredFiles.Capture(stored.Disk)[BatchLayout.FirstSegment])[^1] + 400, 1));

        var refused = Should.Throw<StoreCorruptedException>(() => SmallStore.Open(files.ToDisk()));
        refused.Found.ShouldBe("the end of the log");
        var finding = SmallStore.Verify(files).Findings.Single();
        (finding.Kind, finding.File, finding.Offset).ShouldBe((FindingKind.LostVersions, refused.File, refused.Offset));
        using var salvaged = Salvaged.From(files);
        salvaged.Report.IsEndUnknown.ShouldBeTrue();
        salvaged.Bank.Accounts.Count.ShouldBe(5);
    }

    [Test]
    public void A_snapshot_says_up_to_where_the_log_was_durable()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        stored.Snapshot();
        stored.Bank.Dispose();
        using var reader = SnapshotReader.Open(stored.Disk, StorePath.Snapshot(5), 5, null);
        var segment = SnapshotFiles.Read(stored.Disk, BatchLayout.FirstSegment);
        var offsets = SmallStore.BatchesOf(segment);

        reader.ReadDirectory().Mark.ShouldBe(new LogMark(1, offsets[^1], BatchHeader.Read(segment.AsSpan(offsets[^2])).Checksum));
    }

    [Test]
    public void A_log_that_begins_behind_a_snapshot_need_not_have_what_was_there_when_that_was_taken()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        stored.Disk.CreateDirectory(StorePath.Snapshots);
        var alone = SnapshotFiles.Alone(With(stored, new LogMark(8, 400, 1)).ToDisk(), 5);

        using (var bank = SmallStore.Open(alone)) bank.Add(new Account("sixth"));

        using var again = SmallStore.Open(alone);
        again.Accounts.Count.ShouldBe(6);
        SmallStore.Verify(StoredFiles.Capture(alone)).Findings.ShouldBeEmpty();
    }

    [Test]
    public void A_snapshot_may_be_of_a_segment_without_batches()
    {
        using var stored = new StoreOfSnapshots();
        stored.Snapshot();
        stored.AddAccounts(1);
        stored.Reopen().Accounts.Count.ShouldBe(1);
        SmallStore.Verify(StoredFiles.Capture(stored.Disk)).Findings.ShouldBeEmpty();
    }

    /// <summary>A log with two versions that were lost, and a snapshot of what took the place of the first one.</summary>
    static StoredFiles MixWithLostLog()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        stored.Bank.Dispose();
        var before = StoredFiles.Capture(stored.Disk);
        var lost = before.ToDisk();
        using (var bank = SmallStore.Open(lost))
        {
            bank.Add(new Account("lost 1"));
            bank.Add(new Account("lost 2"));
        }
        var kept = before.ToDisk();
        using (var bank = SmallStore.Open(kept))
        {
            bank.Add(new Account("kept 1"));
            bank.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        }
        return StoredFiles.Capture(lost).With(StorePath.Snapshot(6), SnapshotFiles.Read(kept, StorePath.Snapshot(6)));
    }

    static StoredFiles With(StoreOfSnapshots stored, LogMark mark)
    {
        var storeId = new Guid(SnapshotFiles.Read(stored.Disk, StorePath.Identity).AsSpan(16, 16));
        using (var source = SnapshotSource.Take(stored.Bank.Heap, stored.Bank.Schemas))
        {
            source.Mark = mark;
            stored.Disk.CreateDirectory(StorePath.Snapshots);
            using var file = stored.Disk.Create(StorePath.Snapshot(source.Version));
            SnapshotWriter.Write(file, storeId, source, null, new SnapshotPace(stored.Bank.Heap), DateTimeOffset.UnixEpoch, null, CancellationToken.None);
        }
        return StoredFiles.Capture(stored.Disk);
    }
}
