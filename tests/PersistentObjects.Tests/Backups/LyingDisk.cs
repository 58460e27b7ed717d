using PersistentObjects.Storage;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Backups;

/// <summary>Loses what was written to some files when it is to be read from the disk.</summary>
sealed class LyingDisk(SimulatedDisk disk, Func<string, bool> lies) : IStorage
{
    public string Describe(string name) => disk.Describe(name);

    public bool DirectoryExists(string name) => disk.DirectoryExists(name);

    public bool FileExists(string name) => disk.FileExists(name);

    public IReadOnlyList<string> ListFiles(string directory) => disk.ListFiles(directory);

    public void CreateDirectory(string name) => disk.CreateDirectory(name);

    public IStorageFile Create(string name) => disk.Create(name);

    public IStorageFile Open(string name, bool readOnly) => new LyingFile(disk, name, disk.Open(name, readOnly), lies(name));

    public void Rename(string from, string to) => disk.Rename(from, to);

    public void Delete(string name) => disk.Delete(name);

    public void SyncDirectory(string name) => disk.SyncDirectory(name);

    public IDisposable AcquireLock(string name) => disk.AcquireLock(name);

    public void Dispose() => disk.Dispose();
}

sealed class LyingFile(SimulatedDisk disk, string path, IStorageFile file, bool lies) : IStorageFile
{
    public long Length => file.Length;

    public int Read(Span<byte> buffer, long offset) => file.Read(buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => file.Write(bytes, offset);

    public void Sync() => file.Sync();

    public void DropCache()
    {
        if (!lies) return;
        using var writable = disk.Open(path, readOnly: false);
        writable.Write(new byte[16], file.Length / 2);
        writable.Write([1], 80);
    }

    public void Dispose() => file.Dispose();
}
