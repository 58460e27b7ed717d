using PersistentObjects.Blobs;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Snapshots;

/// <summary>What a snapshot has to know of the store's commit pipeline.</summary>
interface ICommitState
{
    /// <summary>Why the store refuses writes, null while it doesn't.</summary>
    Exception? Fault { get; }

    /// <summary>Completes when a staged version is durable and published.</summary>
    Task WhenDurable(long version);
}

/// <summary>Takes snapshots of one store, one at a time.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>The log is durable up to the snapshot's version before anything is written: a snapshot of what the log may lose would
/// bring back what nobody was promised, and later transactions would take its versions again.</item>
/// <item>A store that has failed makes none, since what is in its memory may be wrong.</item>
/// </list>
/// </invariants>
sealed class SnapshotMaker(
    ObjectHeap heap, SchemaCatalog schemas, ICommitState commits, SnapshotFolder folder, BlobFolder blobs, StoreLog log, StoreOptions options)
{
    readonly SnapshotRetention _retention = new(folder, blobs, log.StoreId, options);

    /// <summary>Finishes the deletions that an interrupted run has begun.</summary>
    public void BeginWriting()
    {
        folder.BeginWriting();
        _retention.Apply();
    }

    /// <summary>Takes a snapshot of the newest staged version. <paramref name="begun"/> is called when that is durable.</summary>
    public async Task<SnapshotInfo> MakeAsync(Action begun, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        RefuseWhenFaulted();
        var started = options.TimeProvider.GetTimestamp();
        using var source = SnapshotSource.Take(heap, schemas);
        await commits.WhenDurable(source.Version).WaitAsync(cancellationToken).ConfigureAwait(false);
        source.Mark = log.Durable;
        begun();
        // On a thread of its own: it may take long, and the pool's threads are for others.
        var header = await Task.Factory.StartNew(
            () => Write(source, new SnapshotPace(heap), progress, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        var info = new SnapshotInfo
        {
            Version = source.Version,
            Objects = source.Objects,
            Bytes = header.FileBytes,
            Duration = options.TimeProvider.GetElapsedTime(started),
            File = folder.Describe(source.Version),
        };
        SnapshotEvents.Taken(folder.Logger, info.File, info.Version, info.Objects, info.Bytes, info.Duration);
        return info;
    }

    /// <summary>Deletes what is not needed any more, now that there is a newer snapshot. It is no failure of that one when this fails.</summary>
    public void DeleteOld()
    {
        try
        {
            _retention.Apply();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreCorruptedException)
        {
            SnapshotEvents.RetentionFailed(folder.Logger, e);
        }
    }

    FileHeader Write(SnapshotSource source, SnapshotPace pace, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken) => folder.Create(
        file =>
        {
            var header = SnapshotWriter.Write(file, log.StoreId, source, new SnapshotBlobs(blobs, source.Version), pace, options.TimeProvider.GetUtcNow(), progress, cancellationToken);
            RefuseWhenFaulted();
            return header;
        },
        pace,
        cancellationToken);

    void RefuseWhenFaulted()
    {
        if (commits.Fault is { } fault) throw StoreFaultedException.NoSnapshot(fault);
    }
}
