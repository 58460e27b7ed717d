using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <summary>The blobs of transactions: a large one gets its file before the record that mentions it exists.</summary>
/// <remarks>Used under the writer lock. A blob that has no file yet keeps others waiting here; <see cref="BlobPreparation"/> avoids that where it can.</remarks>
sealed class LoggedBlobs(BlobFolder folder, ObjectHeap heap) : IBlobDestination
{
    /// <summary>Whether files may be made. Before the store is written, what gets into it stays with its values.</summary>
    internal bool MakesFiles { get; set; }

    public bool HasFile(PersistentBlob blob)
    {
        if (blob.FileIn(folder) is not { } file)
        {
            if (blob.Length <= folder.ThresholdBytes || !MakesFiles)
            {
                blob.KeepBytes();
                return false;
            }
            file = folder.FileOf(blob);
        }
        file.NoteLogged(heap.Staged + 1);
        return true;
    }
}

/// <summary>The blobs of a store in memory, which stay there.</summary>
sealed class MemoryBlobs : IBlobDestination
{
    internal static MemoryBlobs Instance { get; } = new();

    public bool HasFile(PersistentBlob blob)
    {
        blob.KeepBytes();
        return true;
    }
}
