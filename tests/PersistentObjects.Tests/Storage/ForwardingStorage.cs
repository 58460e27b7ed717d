using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Storage;

/// <summary>Another storage, in which a test replaces what it wants to be different.</summary>
abstract class ForwardingStorage(IStorage inner) : IStorage
{
    public string Describe(string path) => inner.Describe(path);

    public bool DirectoryExists(string path) => inner.DirectoryExists(path);

    public bool FileExists(string path) => inner.FileExists(path);

    public IReadOnlyList<string> ListFiles(string directory) => inner.ListFiles(directory);

    public void CreateDirectory(string path) => inner.CreateDirectory(path);

    public virtual IStorageFile Create(string path) => inner.Create(path);

    public virtual IStorageFile Open(string path, bool readOnly) => inner.Open(path, readOnly);

    public void Rename(string from, string to) => inner.Rename(from, to);

    public void Delete(string path) => inner.Delete(path);

    public void SyncDirectory(string path) => inner.SyncDirectory(path);

    public IDisposable AcquireLock(string path) => inner.AcquireLock(path);

    public void Dispose() => inner.Dispose();
}

/// <summary>Another file, in which a test replaces what it wants to be different.</summary>
class ForwardingFile(IStorageFile inner) : IStorageFile
{
    public long Length => inner.Length;

    public virtual int Read(Span<byte> buffer, long offset) => inner.Read(buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => inner.Write(bytes, offset);

    public void Sync() => inner.Sync();

    public virtual void DropCache() => inner.DropCache();

    public void Dispose() => inner.Dispose();
}
