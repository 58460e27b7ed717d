using PersistentObjects.Backups;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Blobs;

public class BlobCopyTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_backup_has_the_blobs_and_so_has_what_is_restored_of_it(bool inMemory)
    {
        using var stored = new StoredArchive();
        var source = inMemory ? Archive.InMemory(new StoreOptions { BlobThresholdBytes = 99 }) : stored.Archive;
        source.Add(new Album { Photo = StoredArchive.Blob(50), Pages = [StoredArchive.Blob(70_000), StoredArchive.Blob(500)] });
        var hash = source.ComputeStateHash();
        var (backup, target) = (new SimulatedDisk(), new SimulatedDisk());
        var made = await source.BackupAsync(backup);
        backup.ListFiles("blobs").Count.ShouldBe(2);
        made.Bytes.ShouldBeGreaterThan(70_500);
        StoreVerification.Verify(backup).Findings.ShouldBeEmpty();
        var restored = StoreRestorer.Restore(backup, target, null, CancellationToken.None);
        restored.Files.ShouldBe(4);
        using (var archive = Archive.Open(new StoreOptions { Storage = target.Reboot(Survival.Nothing) }))
        {
            archive.ComputeStateHash().ShouldBe(hash);
            archive.Verify().Findings.ShouldBeEmpty();
        }
        if (inMemory) source.Dispose();
    }

    [Test]
    public void What_the_log_mentions_behind_the_snapshot_is_restored_and_what_nothing_mentions_is_not()
    {
        using var stored = new StoredArchive();
        stored.Add(StoredArchive.Blob(200, 1));
        stored.Snapshot();
        stored.Add(StoredArchive.Blob(200, 2));
        stored.Archive.CreateBlob(new MemoryStream(StoredArchive.Bytes(200, 3)));
        stored.Archive.Dispose();
        var target = new SimulatedDisk();
        StoreRestorer.Restore(stored.Disk, target, null, CancellationToken.None);
        target.ListFiles("blobs").ShouldBe(new[] { StoredArchive.Blob(200, 1).Hash, StoredArchive.Blob(200, 2).Hash }.Order(StringComparer.Ordinal));
        using var archive = Archive.Open(new StoreOptions { Storage = target });
        archive.Albums.Select(album => album.Photo!.ReadAllBytes().Length).ShouldBe([200, 200]);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_backup_with_a_blob_that_is_damaged_or_missing_is_not_restored(bool missing)
    {
        using var stored = new StoredArchive();
        var path = $"blobs/{stored.Add(StoredArchive.Blob(200)).Photo!.Hash}";
        stored.Archive.Dispose();
        if (missing) stored.Disk.Delete(path);
        else stored.Overwrite(path, bytes => [.. bytes.Reverse()]);
        var target = new SimulatedDisk();
        Should.Throw<StoreCorruptedException>(() => StoreRestorer.Restore(stored.Disk, target, null, CancellationToken.None)).File.ShouldBe(stored.Disk.Describe(path));
        target.Files.ShouldBeEmpty();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Salvage_copies_the_sound_blobs_and_names_the_others(bool fromSnapshot)
    {
        using var stored = new StoredArchive();
        var (sound, damaged, small) = (StoredArchive.Blob(200, 1), StoredArchive.Blob(300, 2), StoredArchive.Blob(20, 3));
        var album = stored.Archive.Add(new Album { Photo = damaged, Pages = [sound, damaged, small], Stickers = [sound, damaged, small] });
        album.Scans.Add(damaged);
        var id = album.Id.Value;
        if (fromSnapshot) stored.Snapshot();
        stored.Archive.Dispose();
        stored.Overwrite($"blobs/{damaged.Hash}", bytes => [.. bytes.Reverse()]);
        var target = new SimulatedDisk();
        var report = StoreSalvage.Salvage(stored.Disk, target);
        report.IsComplete.ShouldBeFalse();
        report.Blobs.ShouldBe(1);
        var lost = report.LostBlobs.ShouldHaveSingleItem();
        (lost.Hash, lost.Length, lost.File).ShouldBe((damaged.Hash, 300, stored.Disk.Describe($"blobs/{damaged.Hash}")));
        lost.Objects.ShouldBe([id]);
        report.ToString().ShouldContain(damaged.Hash);
        report.ToJson().ShouldContain("\"lostBlobs\"");
        StoreVerification.Verify(target).Findings.ShouldBeEmpty();
        using var archive = Archive.Open(new StoreOptions { Storage = target, BlobThresholdBytes = 99 });
        var salvaged = archive.Albums.Single();
        salvaged.Pages.Select(page => page.IsLost).ShouldBe([false, true, false]);
        salvaged.Pages[0].ReadAllBytes().ShouldBe(StoredArchive.Bytes(200, 1));
        // What is left of it are length and hash: it is what it was, and can't be read.
        salvaged.Photo.ShouldBe(damaged);
        salvaged.Stickers.ShouldContain(damaged);
        salvaged.Scans.ShouldHaveSingleItem().IsLost.ShouldBeTrue();
        Should.Throw<StoreCorruptedException>(() => salvaged.Photo!.OpenRead());
        archive.Add(new Album { Photo = salvaged.Photo });
        archive.Write(() => salvaged.Photo = StoredArchive.Blob(300, 2));
    }
}
