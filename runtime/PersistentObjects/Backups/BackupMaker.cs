using Microsoft.Extensions.Logging;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;

namespace PersistentObjects.Backups;

/// <summary>Writes backups of an open store: each a store of its own, a snapshot with an empty log behind it.</summary>
/// <remarks>
/// As for a snapshot, writers wait for nothing but one short visit of the writer lock. Several backups may be written at a time.
/// </remarks>
sealed class BackupMaker(ObjectHeap heap, SchemaCatalog schemas, ICommitState commits, StoreOptions options)
{
    readonly ILogger _logger = options.CreateLogger();
    readonly CancellationTokenSource _stopping = new();

    /// <summary>The store is disposed: what is being written is given up.</summary>
    public void Stop() => _ = _stopping.CancelAsync();

    /// <summary>Writes a backup into an empty directory, on a thread of its own.</summary>
    public async Task<BackupInfo> MakeAsync(IStorage target, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        try
        {
            return await Task.Factory.StartNew(
                () => Make(target, progress, ending.Token), ending.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException("PersistentStore", "The store was disposed before the backup was done.");
        }
    }

    BackupInfo Make(IStorage target, IProgress<SnapshotProgress>? progress, CancellationToken cancellationToken)
    {
        RefuseWhenFaulted();
        var started = options.TimeProvider.GetTimestamp();
        // A store id of its own: neither of the two stores may ever take the other's log for its own.
        using var builder = StoreBuilder.Begin(target, Guid.NewGuid());
        using var source = SnapshotSource.Take(heap, schemas);
        commits.WhenDurable(source.Version).WaitAsync(cancellationToken).GetAwaiter().GetResult();
        builder.BeginLog(source.Version + 1);
        var pace = new SnapshotPace(heap);
        var blobs = new BackupBlobs(options.BlobThresholdBytes);
        builder.AddSnapshot(
            source.Version,
            file => SnapshotWriter.Write(file, builder.StoreId, source, blobs, pace, options.TimeProvider.GetUtcNow(), progress, cancellationToken));
        foreach (var blob in blobs.Large) builder.AddBlob(blob, pace, cancellationToken);
        builder.SyncNames();
        RefuseWhenFaulted();
        // The linked token is told later, on another thread.
        _stopping.Token.ThrowIfCancellationRequested();
        var contents = builder.Complete(source.Version, unfinishedBytes: 0, pace, cancellationToken);
        var info = new BackupInfo
        {
            Directory = target.Describe(""),
            Version = contents.Version,
            Objects = contents.SnapshotObjects,
            Bytes = contents.Bytes,
            Duration = options.TimeProvider.GetElapsedTime(started),
        };
        BackupEvents.Made(_logger, info.Directory, info.Version, info.Objects, info.Bytes, info.Duration);
        return info;
    }

    void RefuseWhenFaulted()
    {
        if (commits.Fault is { } fault) throw StoreFaultedException.NoSnapshot(fault);
    }
}
