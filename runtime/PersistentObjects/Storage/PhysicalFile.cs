using Microsoft.Win32.SafeHandles;

namespace PersistentObjects.Storage;

/// <summary>A file of the operating system.</summary>
sealed class PhysicalFile(SafeFileHandle handle, string path) : IStorageFile
{
    public long Length => RandomAccess.GetLength(handle);

    public int Read(Span<byte> buffer, long offset)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var count = RandomAccess.Read(handle, buffer[total..], offset + total);
            if (count == 0) break;
            total += count;
        }
        return total;
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(handle, bytes, offset);

    public void Sync() => NativeSync.SyncFile(handle, path);

    public void DropCache() => NativeSync.DropCache(handle);

    public void Dispose() => handle.Dispose();
}
