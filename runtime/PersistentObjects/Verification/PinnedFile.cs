using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>A file that stays open whoever closes it, and that nobody writes to.</summary>
sealed class PinnedFile(IStorageFile file) : IStorageFile
{
    public long Length => file.Length;

    public int Read(Span<byte> buffer, long offset) => file.Read(buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => throw PinnedFiles.ReadOnly();

    public void Sync() => throw PinnedFiles.ReadOnly();

    public void DropCache() => file.DropCache();

    public void Dispose()
    {
    }
}
