using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Blobs;

/// <summary>An archive on a simulated disk that outlives it, whose blobs have files from 100 bytes on.</summary>
sealed class StoredArchive : IDisposable
{
    public StoredArchive(StoreOptions? options = null)
    {
        Options = (options ?? new StoreOptions()) with { Storage = Disk, SegmentSizeBytes = 4096, BlobThresholdBytes = options?.BlobThresholdBytes == 0 ? 0 : 99, TimeProvider = new ManualTime() };
        Archive = Archive.Open(Options);
    }

    public SimulatedDisk Disk { get; private set; } = new();

    public StoreOptions Options { get; set; }

    public Archive Archive { get; private set; }

    public IReadOnlyList<string> BlobFiles => Disk.DirectoryExists("blobs") ? Disk.ListFiles("blobs") : [];

    /// <summary>Bytes of which no other number and seed has the same.</summary>
    public static byte[] Bytes(int count, int seed = 0)
    {
        var bytes = new byte[count];
        new Random(seed * 31 + count).NextBytes(bytes);
        return bytes;
    }

    public static PersistentBlob Blob(int count, int seed = 0) => PersistentBlob.FromBytes(Bytes(count, seed));

    public Album Add(PersistentBlob? photo = null) => Archive.Add(new Album { Photo = photo });

    public SnapshotInfo Snapshot() => Archive.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();

    /// <summary>Fills some segments of the log and takes a snapshot, so often that nothing is left of what was before.</summary>
    public void Outlive()
    {
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 12; j++) Archive.Albums.First().Title = new string((char)('a' + ((i + j) % 20)), 600 + j);
            Snapshot();
        }
    }

    /// <summary>Whatever the process could reach once is gone, older versions of objects too.</summary>
    public void Collect()
    {
        Archive.Write(() => { });
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    public Archive Reopen()
    {
        Archive.Dispose();
        return Archive = Archive.Open(Options);
    }

    /// <summary>Opens what a power cut has left.</summary>
    public Archive Crash(Survival survival)
    {
        Disk = Disk.Reboot(survival);
        Options = Options with { Storage = Disk };
        return Archive = Archive.Open(Options);
    }

    /// <summary>Changes a file behind the store's back.</summary>
    public void Overwrite(string path, Func<byte[], byte[]> change)
    {
        byte[] bytes;
        using (var old = Disk.Open(path, readOnly: true)) old.Read(bytes = new byte[old.Length], 0);
        Disk.Delete(path);
        using var file = Disk.Create(path);
        file.Write(change(bytes), 0);
        file.Sync();
        Disk.SyncDirectory("blobs");
    }

    public void Dispose() => Archive.Dispose();
}
