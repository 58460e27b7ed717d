using PersistentObjects.Serialization;
using PersistentObjects.Storage;

namespace PersistentObjects.Blobs;

/// <summary>What the process reads a blob's file by. While anybody can reach it, the file stays.</summary>
sealed class BlobFile(BlobFolder folder, BlobEntry entry, BlobHash hash, long length)
{
    /// <summary>How much is read or written in one go.</summary>
    internal const int ChunkBytes = 64 << 10;

    internal BlobFolder Folder => folder;

    internal BlobHash Hash => hash;

    internal long Length => length;

    /// <summary>The full name.</summary>
    internal string FullName => folder.Storage.Describe(BlobFolder.PathOf(hash));

    /// <summary>The transaction of this version, or one that will never be, mentions it.</summary>
    internal void NoteLogged(long version)
    {
        entry.NoteLogged(version);
        // The version is there before the handle is gone.
        GC.KeepAlive(this);
    }

    /// <summary>The snapshot of this version, or one that will never be, mentions it.</summary>
    internal void NoteSnapshot(long version)
    {
        entry.NoteSnapshot(version);
        GC.KeepAlive(this);
    }

    /// <exception cref="StoreCorruptedException">It is missing, or has another length.</exception>
    internal Stream OpenRead()
    {
        IStorageFile file;
        try
        {
            file = folder.Storage.Open(BlobFolder.PathOf(hash), readOnly: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoreCorruptedException(FullName, 0, $"a blob of {length} bytes", "no file", innerException: e);
        }
        if (file.Length == length) return new BlobReadStream(this, file);
        var found = file.Length;
        file.Dispose();
        throw new StoreCorruptedException(FullName, Math.Min(found, length), $"a blob of {length} bytes", $"a file of {found}");
    }
}
