using PersistentObjects.Storage;

namespace PersistentObjects.Benchmarks;

/// <summary>Counts the bytes that a store writes.</summary>
sealed class CountingStorage(IStorage inner) : IStorage
{
    long _bytesWritten;

    internal long BytesWritten => Interlocked.Read(ref _bytesWritten);

    public string Describe(string path) => inner.Describe(path);

    public bool DirectoryExists(string path) => inner.DirectoryExists(path);

    public bool FileExists(string path) => inner.FileExists(path);

    public IReadOnlyList<string> ListFiles(string directory) => inner.ListFiles(directory);

    public void CreateDirectory(string path) => inner.CreateDirectory(path);

    public IStorageFile Create(string path) => new File(this, inner.Create(path));

    public IStorageFile Open(string path, bool readOnly) => new File(this, inner.Open(path, readOnly));

    public void Rename(string from, string to) => inner.Rename(from, to);

    public void Delete(string path) => inner.Delete(path);

    public void SyncDirectory(string path) => inner.SyncDirectory(path);

    public IDisposable AcquireLock(string path) => inner.AcquireLock(path);

    public void Dispose() => inner.Dispose();

    sealed class File(CountingStorage counter, IStorageFile inner) : IStorageFile
    {
        public long Length => inner.Length;

        public int Read(Span<byte> buffer, long offset) => inner.Read(buffer, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            Interlocked.Add(ref counter._bytesWritten, bytes.Length);
            inner.Write(bytes, offset);
        }

        public void Sync() => inner.Sync();

        public void DropCache() => inner.DropCache();

        public void Dispose() => inner.Dispose();
    }
}
