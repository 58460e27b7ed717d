namespace PersistentObjects.Tests.Blobs;

public class BlobValueTests
{
    [Test]
    public void A_blob_is_its_content()
    {
        byte[] source = [.. "abc"u8];
        var blob = PersistentBlob.FromBytes(source);
        source[0] = 0;
        blob.ReadAllBytes().ShouldBe("abc"u8.ToArray());
        blob.Length.ShouldBe(3);
        // FIPS 180-4, example of one block.
        blob.Hash.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        blob.IsLost.ShouldBeFalse();
        (blob == PersistentBlob.FromBytes("abc"u8)).ShouldBeTrue();
        (blob != PersistentBlob.FromBytes("abd"u8)).ShouldBeTrue();
        blob.Equals((object)PersistentBlob.FromBytes("abc"u8)).ShouldBeTrue();
        blob.GetHashCode().ShouldBe(PersistentBlob.FromBytes("abc"u8).GetHashCode());
        blob.ToString().ShouldBe("3 bytes ba7816bf8f01");
        new HashSet<PersistentBlob> { blob, PersistentBlob.FromBytes("abc"u8) }.Count.ShouldBe(1);
    }

    [Test]
    public void What_is_read_of_a_blob_does_not_change_it()
    {
        var blob = PersistentBlob.FromBytes("abc"u8);
        blob.ReadAllBytes()[0] = 0;
        using (var stream = blob.OpenRead()) stream.CanWrite.ShouldBeFalse();
        blob.ReadAllBytes().ShouldBe("abc"u8.ToArray());
    }

    [Test]
    public async Task Blobs_of_a_store_in_memory_stay_there()
    {
        using var onDisk = new StoredArchive();
        var (large, borrowed) = (StoredArchive.Bytes(500_000), onDisk.Archive.CreateBlob(new MemoryStream(StoredArchive.Bytes(900))));
        using var archive = Archive.InMemory();
        var album = archive.Add(new Album { Photo = await archive.CreateBlobAsync(new MemoryStream(large)) });
        album.Photo!.ReadAllBytes().ShouldBe(large);
        album.Photo = borrowed;
        foreach (var name in onDisk.BlobFiles) onDisk.Disk.Delete($"blobs/{name}");
        album.Photo.ReadAllBytes().ShouldBe(StoredArchive.Bytes(900));
    }
}
