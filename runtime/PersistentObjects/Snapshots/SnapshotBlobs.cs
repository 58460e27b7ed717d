using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Snapshots;

/// <summary>The blobs of a snapshot: what has a file is mentioned, and that file stays while the snapshot is kept.</summary>
sealed class SnapshotBlobs(BlobFolder folder, long version) : IBlobDestination
{
    public bool HasFile(PersistentBlob blob)
    {
        if (blob.FileIn(folder) is not { } file) return false;
        file.NoteSnapshot(version);
        return true;
    }
}
