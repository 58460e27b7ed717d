using PersistentObjects.Log;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>The files of a store with snapshots, to look at and to damage.</summary>
static class SnapshotFiles
{
    public static long[] SnapshotsOf(SimulatedDisk disk)
        => !disk.DirectoryExists("snapshots") ? [] : [.. disk.ListFiles("snapshots").Where(name => name != "next.tmp").Select(name => long.Parse(name[..20]))];

    public static long[] SegmentsOf(SimulatedDisk disk) => [.. LogSegment.List(disk)];

    public static byte[] Read(SimulatedDisk disk, string path)
    {
        using var file = disk.Open(path, readOnly: true);
        var bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return bytes;
    }

    /// <summary>Puts a file there, in place of what has its name.</summary>
    public static void Write(SimulatedDisk disk, string path, ReadOnlySpan<byte> bytes)
    {
        if (disk.FileExists(path)) disk.Delete(path);
        using var file = disk.Create(path);
        file.Write(bytes, 0);
        file.Sync();
        disk.SyncDirectory(path[..Math.Max(0, path.IndexOf('/'))]);
    }

    /// <summary>
    /// A disk with nothing but a snapshot of the store, and an empty log that begins behind it: what is found there is what the
    /// snapshot holds.
    /// </summary>
    public static SimulatedDisk Alone(SimulatedDisk disk, long version)
    {
        var identity = Read(disk, "store.id");
        var alone = new SimulatedDisk();
        alone.CreateDirectory("log");
        alone.CreateDirectory("snapshots");
        using (var file = alone.Create("store.id")) file.Write(identity, 0);
        var header = new FileHeader(FileHeader.Segment, new Guid(identity.AsSpan(16, 16)), version + 1, 4096) { Detail = 1 };
        Write(alone, StorePath.Segment(version + 1), [.. header.ToBytes(), .. new byte[4096 - FileHeader.Size]]);
        Write(alone, StorePath.Snapshot(version), Read(disk, StorePath.Snapshot(version)));
        return alone;
    }

    /// <summary>Flips a bit.</summary>
    public static void Damage(SimulatedDisk disk, string path, long offset)
    {
        var bytes = Read(disk, path);
        bytes[offset] ^= 1;
        Write(disk, path, bytes);
    }

    /// <summary>Flips a bit in the middle of a snapshot.</summary>
    public static void DamageSnapshot(SimulatedDisk disk, long version)
    {
        var path = StorePath.Snapshot(version);
        Damage(disk, path, Read(disk, path).Length / 2);
    }
}
