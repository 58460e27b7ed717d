using System.Collections.Immutable;
using PersistentObjects.Objects;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Blobs;

public class BlobStorageTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void Blobs_are_there_after_a_restart_wherever_they_stand_in_a_value(bool fromSnapshot)
    {
        using var stored = new StoredArchive();
        var (small, large, larger) = (StoredArchive.Blob(99), StoredArchive.Blob(100), StoredArchive.Blob(200_000));
        var album = stored.Archive.Add(new Album { Photo = small, Pages = [large, small, large], Stickers = [small, large, larger] });
        album.Covers = album.Covers.Add("first", new Cover(larger, 1999)).Add("none", new Cover(null, 2000));
        album.Scans.Add(small);
        stored.Archive.Write(() =>
        {
            album.Scans.Add(StoredArchive.Blob(333));
            album.Prints.Add("p", new Cover(StoredArchive.Blob(444), 2001));
        });
        stored.BlobFiles.ShouldBe(new[] { large.Hash, larger.Hash, StoredArchive.Blob(333).Hash, StoredArchive.Blob(444).Hash }.Order(StringComparer.Ordinal));
        var hash = stored.Archive.ComputeStateHash();
        if (fromSnapshot) stored.Snapshot();
        album = stored.Reopen().Albums.Single();
        stored.Archive.ComputeStateHash().ShouldBe(hash);
        album.Photo.ShouldBe(small);
        album.Pages.Select(page => page.ReadAllBytes().Length).ShouldBe([100, 99, 100]);
        album.Covers["first"].Image!.ReadAllBytes().ShouldBe(StoredArchive.Bytes(200_000));
        album.Covers["none"].Image.ShouldBeNull();
        album.Stickers.ShouldBe([small, large, larger], ignoreOrder: true);
        album.Scans.Select(scan => scan.ReadAllBytes().Length).ShouldBe([99, 333]);
        album.Prints["p"].Image!.ReadAllBytes().ShouldBe(StoredArchive.Bytes(444));
        StoreVerification.Verify(stored.Disk).Findings.ShouldBeEmpty();
        StoreVerification.Verify(stored.Disk).Blobs.ShouldBe(4);
    }

    [Test]
    public async Task A_stream_becomes_a_file_that_a_property_only_mentions()
    {
        using var stored = new StoredArchive();
        var blob = await stored.Archive.CreateBlobAsync(new MemoryStream(StoredArchive.Bytes(3 << 20)));
        stored.BlobFiles.ShouldBe([blob.Hash]);
        blob.IsInMemory.ShouldBeFalse();
        var before = stored.Disk.Operations;
        stored.Add(blob);
        // The record, its sync: the file is there already.
        (stored.Disk.Operations - before).ShouldBe(2);
        using var stream = stored.Reopen().Albums.Single().Photo!.OpenRead();
        var tail = new byte[10];
        stream.Seek(-10, SeekOrigin.End);
        stream.ReadExactly(tail);
        tail.ShouldBe(StoredArchive.Bytes(3 << 20)[^10..]);
        stream.ReadByte().ShouldBe(-1);
    }

    [Test]
    public void The_same_content_is_written_once()
    {
        using var stored = new StoredArchive();
        var album = stored.Add(StoredArchive.Blob(500));
        var before = stored.Disk.Operations;
        album.Photo = StoredArchive.Blob(500);
        stored.Disk.Operations.ShouldBe(before);
        stored.Add(StoredArchive.Blob(500)).Photo.ShouldBe(album.Photo);
        stored.Disk.Operations.ShouldBe(before + 2);
        stored.BlobFiles.Count.ShouldBe(1);
    }

    [Test]
    public void Memory_of_a_blob_is_given_back_once_it_has_a_file()
    {
        using var stored = new StoredArchive();
        var (small, large) = (StoredArchive.Blob(99), StoredArchive.Blob(100));
        stored.Add(small);
        stored.Add(large);
        (small.IsInMemory, large.IsInMemory).ShouldBe((true, false));
        large.ReadAllBytes().ShouldBe(StoredArchive.Bytes(100));
    }

    [Test]
    public void A_setter_and_an_Add_write_their_files_before_others_have_to_wait_for_them()
    {
        using var stored = new StoredArchive();
        var album = stored.Add();
        var held = new List<bool>();
        TestHooks.Handler = point =>
        {
            if (point == HookPoint.BlobComplete) held.Add(stored.Archive.Heap.WriterLock.IsHeldByCurrentThread);
        };
        try
        {
            album.Photo = StoredArchive.Blob(300, 1);
            album.Next = new Album { Next = new Album { Pages = [StoredArchive.Blob(300, 2)] } };
            stored.Archive.Add(new Album { Next = new Album { Photo = StoredArchive.Blob(300, 3) } });
            held.ShouldBe([false, false, false]);
            stored.Archive.Write(() => album.Photo = StoredArchive.Blob(300, 4));
            held.ShouldBe([false, false, false, true]);
        }
        finally
        {
            TestHooks.Handler = null;
        }
    }

    [Test]
    public void A_relaxed_setter_writes_the_file_before_its_record()
    {
        using var stored = new StoredArchive(new StoreOptions { Durability = Durability.Relaxed });
        var album = stored.Add();
        album.Photo = StoredArchive.Blob(400);
        stored.Archive.FlushAsync().Wait();
        stored.Crash(Survival.Nothing).Albums.Single().Photo!.ReadAllBytes().ShouldBe(StoredArchive.Bytes(400));
    }

    [Test]
    public void Another_threshold_leaves_what_is_stored_where_it_is()
    {
        using var stored = new StoredArchive();
        var (small, large) = (StoredArchive.Blob(50), StoredArchive.Blob(150));
        stored.Add(small);
        stored.Add(large);
        var hash = stored.Archive.ComputeStateHash();
        stored.Options = stored.Options with { BlobThresholdBytes = 20 };
        stored.Reopen().ComputeStateHash().ShouldBe(hash);
        stored.BlobFiles.ShouldBe([large.Hash]);
        // The value that was read as a part of its object gets a file when it is set elsewhere; the snapshot then says so of both.
        var album = stored.Archive.Albums.Single(a => a.Photo!.Length == 50);
        stored.Archive.Add(new Album { Photo = album.Photo });
        stored.BlobFiles.Count.ShouldBe(2);
        stored.Snapshot();
        StoreVerification.Verify(stored.Disk).ToString().ShouldContain("1 compared");
        StoreVerification.Verify(stored.Disk).Findings.ShouldBeEmpty();
        stored.Options = stored.Options with { BlobThresholdBytes = 1000 };
        stored.Reopen().Albums.Select(a => a.Photo!.Length).ShouldBe([50, 150, 50], ignoreOrder: true);
    }

    [Test]
    public void A_blob_of_one_store_is_copied_into_another()
    {
        using var first = new StoredArchive();
        using var second = new StoredArchive();
        var blob = first.Archive.CreateBlob(new MemoryStream(StoredArchive.Bytes(700)));
        first.Add(blob);
        second.Archive.Add(new Album { Photo = blob, Pages = ImmutableArray.Create(blob) });
        first.Dispose();
        first.Disk.Delete($"blobs/{blob.Hash}");
        blob.ReadAllBytes().ShouldBe(StoredArchive.Bytes(700));
        second.Reopen().Albums.Single().Photo!.ReadAllBytes().ShouldBe(StoredArchive.Bytes(700));
    }
}
