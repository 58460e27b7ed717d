using PersistentObjects.Storage;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Log;

/// <summary>The files of a store by path, so that a test can damage them, and put them on a disk again.</summary>
sealed class StoredFiles
{
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public byte[] this[string path]
    {
        get => Files[path];
        set => Files[path] = value;
    }

    public static StoredFiles Capture(IStorage storage)
    {
        var captured = new StoredFiles();
        foreach (var directory in (string[])["", "log", "snapshots"])
        {
            if (!storage.DirectoryExists(directory)) continue;
            foreach (var name in storage.ListFiles(directory))
            {
                var path = directory.Length == 0 ? name : $"{directory}/{name}";
                using var file = storage.Open(path, readOnly: true);
                var bytes = new byte[file.Length];
                file.Read(bytes, 0);
                captured[path] = bytes;
            }
        }
        return captured;
    }

    /// <summary>A new disk that holds these files durably.</summary>
    public SimulatedDisk ToDisk()
    {
        var disk = new SimulatedDisk();
        disk.CreateDirectory("log");
        var hasSnapshots = Files.Keys.Any(path => path.StartsWith("snapshots/", StringComparison.Ordinal));
        if (hasSnapshots) disk.CreateDirectory("snapshots");
        foreach (var (path, bytes) in Files)
        {
            using var file = disk.Create(path);
            file.Write(bytes, 0);
            file.Sync();
        }
        disk.SyncDirectory("log");
        if (hasSnapshots) disk.SyncDirectory("snapshots");
        disk.SyncDirectory("");
        return disk;
    }

    /// <summary>A copy in which one file is changed.</summary>
    public StoredFiles With(string path, Action<byte[]> change)
    {
        var copy = new StoredFiles();
        foreach (var (name, bytes) in Files) copy[name] = (byte[])bytes.Clone();
        change(copy[path]);
        return copy;
    }

    public void ShouldBe(StoredFiles expected)
    {
        Files.Keys.ShouldBe(expected.Files.Keys);
        foreach (var (path, bytes) in Files) bytes.AsSpan().SequenceEqual(expected[path]).ShouldBeTrue(path);
    }
}
