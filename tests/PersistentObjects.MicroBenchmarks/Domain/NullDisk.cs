using PersistentObjects.Storage;

namespace PersistentObjects.MicroBenchmarks.Domain;

/// <summary>
/// A disk that takes no time and keeps nothing but the lengths of files: what is left of a durable commit is this library's
/// part. A store on it can be written, and never be opened again.
/// </summary>
sealed class NullDisk : IStorage
{
    readonly SortedDictionary<string, NullFile> _files = new(StringComparer.Ordinal);

    public string Describe(string path) => path;

    public bool DirectoryExists(string path) => true;

    public bool FileExists(string path)
    {
        lock (_files) return _files.ContainsKey(path);
    }

    public IReadOnlyList<string> ListFiles(string directory)
    {
        lock (_files)
        {
            return [.. _files.Keys.Where(path => (Path.GetDirectoryName(path) ?? "") == directory).Select(path => Path.GetFileName(path))];
        }
    }

    public void CreateDirectory(string path)
    {
    }

    public IStorageFile Create(string path)
    {
        lock (_files) return _files[path] = new NullFile();
    }

    public IStorageFile Open(string path, bool readOnly)
    {
        lock (_files) return _files[path];
    }

    public void Rename(string from, string to)
    {
        lock (_files)
        {
            _files.Remove(from, out var file);
            _files[to] = file!;
        }
    }

    public void Delete(string path)
    {
        lock (_files) _files.Remove(path);
    }

    public void SyncDirectory(string path)
    {
    }

    public IDisposable AcquireLock(string path) => Create(path);

    public void Dispose()
    {
    }

    sealed class NullFile : IStorageFile
    {
        public long Length { get; private set; }

        public int Read(Span<byte> buffer, long offset)
        {
            var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
            buffer[..count].Clear();
            return count;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset) => Length = Math.Max(Length, offset + bytes.Length);

        public void Sync()
        {
        }

        public void DropCache()
        {
        }

        public void Dispose()
        {
        }
    }
}
