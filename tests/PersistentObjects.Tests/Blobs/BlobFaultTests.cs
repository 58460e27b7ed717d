using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Blobs;

public class BlobFaultTests
{
    [Test]
    public void A_blob_that_can_not_be_written_changes_nothing_and_leaves_no_file()
    {
        using var stored = new StoredArchive();
        var album = stored.Add(StoredArchive.Blob(200, 1));
        var kept = stored.BlobFiles;
        // Create, write, sync, rename, sync of the directory.
        for (var failing = 1; failing <= 5; failing++)
        {
            stored.Disk.Faults.FailingOperation = stored.Disk.Operations + failing;
            var e = Should.Throw<IOException>(() => album.Photo = StoredArchive.Blob(5000, failing + 1));
            e.Message.ShouldContain("Nothing was changed");
            stored.BlobFiles.ShouldNotContain(name => name.EndsWith(".tmp"), $"operation {failing}");
            album.Photo.ShouldBe(StoredArchive.Blob(200, 1));
        }
        // A name that is perhaps not durable is nobody's.
        stored.BlobFiles.Except(kept).Count().ShouldBe(1);
        stored.Archive.Write(() => album.Title = "goes on");
        stored.Reopen().Albums.Single().Title.ShouldBe("goes on");
    }

    [Test]
    public void A_full_disk_refuses_a_blob_and_not_what_is_small()
    {
        using var stored = new StoredArchive();
        var album = stored.Add();
        stored.Disk.Faults.CapacityBytes = stored.Disk.Files.Sum(path => Length(stored.Disk, path)) + 10_000;
        Should.Throw<IOException>(() => stored.Archive.CreateBlob(new MemoryStream(StoredArchive.Bytes(50_000)))).Message.ShouldContain("Nothing was changed");
        Should.Throw<IOException>(() => stored.Archive.Write(() => album.Photo = StoredArchive.Blob(50_000)));
        stored.BlobFiles.ShouldBeEmpty();
        album.Photo = StoredArchive.Blob(8_000);
        stored.Reopen().Albums.Single().Photo.ShouldBe(StoredArchive.Blob(8_000));
    }

    [Test]
    public void A_stream_that_ends_in_an_exception_leaves_no_file()
    {
        using var stored = new StoredArchive();
        using var cancelled = new CancellationTokenSource();
        Should.Throw<InvalidDataException>(() => stored.Archive.CreateBlob(new BrokenStream(() => throw new InvalidDataException())));
        Should.Throw<OperationCanceledException>(async () => await stored.Archive.CreateBlobAsync(new BrokenStream(cancelled.Cancel), cancelled.Token));
        stored.BlobFiles.ShouldBeEmpty();
    }

    [Test]
    public void What_an_interrupted_run_has_left_is_removed_at_open()
    {
        using var stored = new StoredArchive();
        stored.Add(StoredArchive.Blob(200));
        stored.Disk.Create("blobs/7.tmp").Dispose();
        stored.Reopen();
        stored.BlobFiles.ShouldBe([StoredArchive.Blob(200).Hash]);
    }

    [TestCase(null, "no file")]
    [TestCase(5, "a file of 5")]
    public void A_store_that_lacks_a_blob_does_not_open(int? length, string found)
    {
        using var stored = new StoredArchive();
        var album = stored.Add(StoredArchive.Blob(200));
        stored.Archive.Dispose();
        var path = $"blobs/{album.Photo!.Hash}";
        if (length is null) stored.Disk.Delete(path);
        else stored.Overwrite(path, bytes => bytes[..length.Value]);
        var before = stored.Disk.Operations;
        var e = Should.Throw<StoreCorruptedException>(() => Archive.Open(stored.Options));
        e.File.ShouldBe(stored.Disk.Describe(path));
        e.Expected.ShouldBe($"a blob of 200 bytes, which PersistentObjects.Tests.Blobs.Album.Photo of object {album.Id.Value} has");
        e.Found.ShouldBe(found);
        // The directory, which was there, and the lock.
        (stored.Disk.Operations - before).ShouldBe(2);
        StoreVerification.Verify(stored.Disk).Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.MissingBlob);
    }

    [Test]
    public void Damage_in_a_blob_is_found_when_all_of_it_was_read_and_by_verification()
    {
        using var stored = new StoredArchive();
        var album = stored.Add(StoredArchive.Blob(200_000));
        stored.Overwrite($"blobs/{album.Photo!.Hash}", bytes =>
        {
            bytes[100_000] ^= 1;
            return bytes;
        });
        Should.Throw<StoreCorruptedException>(() => album.Photo.ReadAllBytes());
        Should.Throw<StoreCorruptedException>(() => album.Photo.CopyTo(Stream.Null));
        using (var stream = album.Photo.OpenRead())
        {
            // Whatever the order: the piece that completes the whole is not given.
            stream.Position = 150_000;
            stream.ReadExactly(new byte[50_000]);
            stream.Position = 0;
            stream.ReadExactly(new byte[199_999]);
            Should.Throw<StoreCorruptedException>(() => stream.ReadByte());
        }
        stored.Archive.Verify().Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.DamagedBlob);
        var finding = StoreVerification.Verify(stored.Disk).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.DamagedBlob);
        finding.File.ShouldBe(stored.Disk.Describe($"blobs/{album.Photo.Hash}"));
        finding.Description.ShouldContain("Album.Photo");
        // Content that comes again heals the file.
        stored.Reopen();
        stored.Archive.CreateBlob(new MemoryStream(StoredArchive.Bytes(200_000)));
        stored.Archive.Verify().Findings.ShouldBeEmpty();
    }

    static long Length(SimulatedDisk disk, string path)
    {
        using var file = disk.Open(path, readOnly: true);
        return file.Length;
    }

    sealed class BrokenStream(Action atEnd) : MemoryStream(StoredArchive.Bytes(300_000), writable: false)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position > 200_000) atEnd();
            return base.Read(buffer);
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (Position > 200_000) atEnd();
            cancellationToken.ThrowIfCancellationRequested();
            return base.Read(buffer.Span);
        }
    }
}
