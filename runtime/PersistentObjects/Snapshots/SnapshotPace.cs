using PersistentObjects.Objects;

namespace PersistentObjects.Snapshots;

/// <summary>Lets writers have the disk between two pieces of a snapshot.</summary>
/// <remarks>
/// Whoever waits for a sync waits for all that the disk was given before it. So a snapshot gives it little at a time, also to
/// read, and rests in between as long as transactions become durable. With nobody else at work it does neither; nor at the
/// limit of memory, since what is changed and deleted meanwhile is kept for the snapshot.
/// </remarks>
sealed class SnapshotPace(ObjectHeap heap)
{
    /// <summary>How much is written or read in one go: as much as takes hardly longer than a commit's own sync.</summary>
    internal const int PieceBytes = 64 << 10;

    const int RestMilliseconds = 2;

    long _published = heap.Published;

    /// <summary>Whether anybody has written since the last rest.</summary>
    internal bool IsDue => heap.Published != _published && !heap.Memory.IsFull;

    /// <summary>Called between two pieces. Ends early when it is cancelled.</summary>
    internal void Rest(CancellationToken cancellationToken)
    {
        if (!IsDue) return;
        _published = heap.Published;
        cancellationToken.WaitHandle.WaitOne(RestMilliseconds);
    }
}
