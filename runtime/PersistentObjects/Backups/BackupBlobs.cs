using PersistentObjects.CompilerServices;
using PersistentObjects.Serialization;

namespace PersistentObjects.Backups;

/// <summary>The blobs of a backup: the large ones are collected, to be copied into files of its own.</summary>
sealed class BackupBlobs(long thresholdBytes) : IBlobDestination
{
    readonly Dictionary<BlobHash, PersistentBlob> _large = [];

    /// <summary>Whoever holds them keeps their files.</summary>
    internal IReadOnlyCollection<PersistentBlob> Large => _large.Values;

    public bool HasFile(PersistentBlob blob)
    {
        if (blob.IsInMemory && blob.Length <= thresholdBytes) return false;
        _large.TryAdd(blob.ContentHash, blob);
        return true;
    }
}
