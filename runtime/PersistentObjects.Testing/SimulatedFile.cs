using PersistentObjects.Storage;

namespace PersistentObjects.Testing;

/// <summary>An open file of a <see cref="SimulatedDisk"/>.</summary>
sealed class SimulatedFile(SimulatedDisk disk, SimulatedContents contents, string path, bool readOnly) : IStorageFile
{
    bool _disposed;

    public string Path => path;

    public long Length => disk.Inspect(() => Contents.Length);

    /// <summary>The file's contents; throws when the file is not open any more.</summary>
    public SimulatedContents Contents => _disposed ? throw new ObjectDisposedException(path) : contents;

    public int Read(Span<byte> buffer, long offset) => disk.Read(this, buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (readOnly) throw new UnauthorizedAccessException($"'{path}' was opened for reading only.");
        disk.Write(this, bytes, offset);
    }

    public void Sync() => disk.Sync(this);

    public void DropCache() => disk.Inspect(() =>
    {
        Contents.DropCache();
        return true;
    });

    public void Dispose() => _disposed = true;
}
