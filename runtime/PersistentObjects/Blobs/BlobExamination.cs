using System.Security.Cryptography;
using PersistentObjects.Serialization;
using PersistentObjects.Storage;

namespace PersistentObjects.Blobs;

/// <summary>What is wrong with the file of a blob.</summary>
readonly record struct BlobFault(BlobHash Hash, string Path, long Offset, string Expected, string Found);

/// <summary>Compares the files of blobs with what is said of them.</summary>
static class BlobExamination
{
    /// <summary>Whether there is a file of that length; null when there is.</summary>
    internal static BlobFault? FindMissing(IStorage storage, BlobHash hash, long length)
    {
        var path = BlobFolder.PathOf(hash);
        if (!storage.FileExists(path)) return new BlobFault(hash, path, 0, $"a blob of {length} bytes", "no file");
        using var file = storage.Open(path, readOnly: true);
        return file.Length == length ? null : new BlobFault(hash, path, Math.Min(length, file.Length), $"a blob of {length} bytes", $"a file of {file.Length}");
    }

    /// <summary>Reads all of it from the disk; null when it is what was written.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    internal static BlobFault? FindDamage(IStorage storage, BlobHash hash, long length, Action<ReadOnlySpan<byte>>? take, CancellationToken cancellationToken)
    {
        if (FindMissing(storage, hash, length) is { } missing) return missing;
        var path = BlobFolder.PathOf(hash);
        using var file = storage.Open(path, readOnly: true);
        file.DropCache();
        using var computed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BlobFile.ChunkBytes];
        for (long offset = 0; offset < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = buffer.AsSpan(0, file.Read(buffer, offset));
            if (read.IsEmpty) break;
            computed.AppendData(read);
            take?.Invoke(read);
            offset += read.Length;
        }
        Span<byte> found = stackalloc byte[BlobHash.Bytes];
        computed.GetCurrentHash(found);
        return BlobHash.Read(found) == hash ? null : new BlobFault(hash, path, 0, $"content with SHA-256 {hash}", $"{BlobHash.Read(found)}");
    }
}
