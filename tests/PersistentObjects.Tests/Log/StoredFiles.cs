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

    public static StoredFiles Capture(SimulatedDisk disk)
    {
        var captured = new StoredFiles();
        foreach (var path in disk.Files)
        {
            using var file = disk.Open(path, readOnly: true);
            var bytes = new byte[file.Length];
            file.Read(bytes, 0);
            captured[path] = bytes;
        }
        return captured;
    }

    /// <summary>A new disk that holds these files durably.</summary>
    public SimulatedDisk ToDisk()
    {
        var disk = new SimulatedDisk();
        string[] directories = ["log", .. Files.Keys.Where(path => path.Contains('/')).Select(path => path[..path.LastIndexOf('/')])];
        foreach (var directory in directories) disk.CreateDirectory(directory);
        foreach (var (path, bytes) in Files)
        {
            using var file = disk.Create(path);
            file.Write(bytes, 0);
            file.Sync();
        }
        foreach (var directory in directories) disk.SyncDirectory(directory);
        disk.SyncDirectory("");
        return disk;
    }

    /// <summary>A copy in which one file is changed.</summary>
    public StoredFiles With(string path, Action<byte[]> change)
    {
        var changed = (byte[])this[path].Clone();
        change(changed);
        return With(path, changed);
    }

    /// <summary>A copy in which one file has other contents, or is missing. The other files are shared.</summary>
    public StoredFiles With(string path, byte[]? contents)
    {
        var copy = new StoredFiles();
        foreach (var (name, bytes) in Files) copy[name] = bytes;
        if (contents is null) copy.Files.Remove(path);
        else copy[path] = contents;
        return copy;
    }

    public void ShouldBe(StoredFiles expected)
    {
        Files.Keys.ShouldBe(expected.Files.Keys);
        foreach (var (path, bytes) in Files) bytes.AsSpan().SequenceEqual(expected[path]).ShouldBeTrue(path);
    }
}
