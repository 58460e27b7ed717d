using System.Runtime.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Tests.Blobs;

// What the process can reach is asked of the garbage collector: whatever makes blobs is a method of its own, which leaves none on the stack.
public class BlobDeletionTests
{
    [Test]
    public void A_blob_that_was_replaced_goes_with_the_log_and_the_snapshots_that_mention_it()
    {
        using var stored = new StoredArchive(new StoreOptions { SnapshotsKept = 2 });
        SetTwice(stored);
        var files = stored.BlobFiles;
        files.Count.ShouldBe(2);
        stored.Collect();
        stored.Snapshot();
        stored.Archive.Albums.Single().Title = "later";
        stored.Snapshot();
        // The log from the first snapshot on begins in the segment that mentions both.
        stored.BlobFiles.ShouldBe(files);
        stored.Outlive();
        stored.BlobFiles.ShouldBe([StoredArchive.Blob(200, 2).Hash]);
        stored.Archive.Verify().Findings.ShouldBeEmpty();
        stored.Reopen().Albums.Single().Photo!.ReadAllBytes().ShouldBe(StoredArchive.Bytes(200, 2));
    }

    [Test]
    public void A_snapshot_keeps_what_it_mentions()
    {
        using var stored = new StoredArchive(new StoreOptions { SnapshotsKept = 3 });
        var hash = SetOnce(stored);
        stored.Snapshot();
        // The log that mentions it goes, and the newest three snapshots are of later versions, one after the other.
        stored.Outlive();
        stored.Snapshot();
        Unset(stored);
        stored.Collect();
        for (var i = 0; i < 3; i++)
        {
            var oldest = i;
            stored.BlobFiles.ShouldBe([hash], $"with {oldest} snapshots since");
            stored.Archive.Albums.Single().Title = $"{i}";
            stored.Snapshot();
            StoreVerification.Verify(stored.Disk).Findings.ShouldBeEmpty();
        }
        stored.Outlive();
        stored.BlobFiles.ShouldBeEmpty();
    }

    [Test]
    public void A_blob_that_somebody_holds_stays_and_so_does_one_that_a_view_sees()
    {
        using var stored = new StoredArchive();
        var held = stored.Archive.CreateBlob(new MemoryStream(StoredArchive.Bytes(300, 1)));
        var seen = SetOnce(stored);
        var view = stored.Archive.OpenView();
        Unset(stored);
        stored.Collect();
        stored.Outlive();
        stored.BlobFiles.ShouldBe(new[] { held.Hash, seen }.Order(StringComparer.Ordinal));
        using (view.Enter()) ReadPhoto(stored).ShouldBe(StoredArchive.Bytes(200));
        view.Dispose();
        GC.KeepAlive(held);
        stored.Collect();
        stored.Outlive();
        stored.BlobFiles.ShouldBeSubsetOf([held.Hash]);
    }

    [Test]
    public void What_an_earlier_run_has_left_goes_when_its_log_is_gone()
    {
        using var stored = new StoredArchive();
        SetTwice(stored);
        stored.Snapshot();
        stored.Reopen();
        stored.Collect();
        stored.BlobFiles.Count.ShouldBe(2);
        stored.Outlive();
        stored.BlobFiles.ShouldBe([StoredArchive.Blob(200, 2).Hash]);
    }

    [Test]
    public async Task Content_that_is_made_anew_while_its_old_file_is_deleted_is_not_lost()
    {
        using var stored = new StoredArchive();
        var hash = SetOnce(stored);
        Unset(stored);
        stored.Collect();
        using var deciding = new ManualResetEventSlim();
        using var complete = new ManualResetEventSlim();
        // The file of the new blob is complete, and wants its name just when it was decided that the old one goes.
        var creating = Task.Factory.StartNew(
            () =>
            {
                TestHooks.Handler = point =>
                {
                    if (point != HookPoint.BlobComplete) return;
                    complete.Set();
                    deciding.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
                };
                // Made of a stream, so that it is written whatever is known of the content.
                stored.Add(stored.Archive.CreateBlob(new MemoryStream(StoredArchive.Bytes(200))));
            },
            TaskCreationOptions.LongRunning);
        var deleting = Task.Factory.StartNew(
            () =>
            {
                TestHooks.Handler = point =>
                {
                    if (point != HookPoint.BlobNeedless) return;
                    deciding.Set();
                    // Long enough for the other thread to take the name first, if nothing keeps it from that.
                    Thread.Sleep(50);
                };
                complete.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
                stored.Archive.Blobs!.DeleteNeedless(long.MaxValue, long.MaxValue);
                deciding.IsSet.ShouldBeTrue("the old file is needless");
            },
            TaskCreationOptions.LongRunning);
        await Task.WhenAll(deleting, creating).WaitAsync(TimeSpan.FromSeconds(60));
        stored.BlobFiles.ShouldBe([hash]);
        stored.Reopen();
        stored.Archive.Verify().Findings.ShouldBeEmpty();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void SetTwice(StoredArchive stored)
    {
        var album = stored.Add(StoredArchive.Blob(200, 1));
        album.Photo = StoredArchive.Blob(200, 2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static string SetOnce(StoredArchive stored) => stored.Add(StoredArchive.Blob(200)).Photo!.Hash;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Unset(StoredArchive stored) => stored.Archive.Albums.Single().Photo = null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static byte[] ReadPhoto(StoredArchive stored) => stored.Archive.Albums.Single().Photo!.ReadAllBytes();
}
