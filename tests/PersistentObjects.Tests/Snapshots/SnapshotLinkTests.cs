using PersistentObjects.Log;
using PersistentObjects.Tests.Log;
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
}
