using Microsoft.Extensions.Logging;
using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Snapshots;

namespace PersistentObjects.Recovery;

/// <summary>Brings a heap to the state that the newest snapshot and the log behind it hold.</summary>
static partial class StoreRecovery
{
    /// <summary>Reads snapshot and log into the heap. Nothing is written: an incompatible store stays as it is.</summary>
    /// <param name="log">The log, opened and not read yet.</param>
    /// <param name="snapshots">The snapshots.</param>
    /// <param name="heap">A heap with all classes and no objects.</param>
    /// <param name="schemas">Gets the class descriptions of the log.</param>
    /// <param name="retired">The classes that are not declared any more.</param>
    /// <param name="blobs">Gets the blobs that are mentioned. Whether their files are there is not asked here.</param>
    /// <param name="time">Measures how long it takes.</param>
    /// <param name="progress">Told from time to time, on the thread that reads.</param>
    /// <param name="cancellationToken">Ends the reading between two batches or blocks.</param>
    internal static RecoveredStore Read(
        StoreLog log,
        SnapshotFolder snapshots,
        ObjectHeap heap,
        SchemaCatalog schemas,
        IEnumerable<RetiredName> retired,
        BlobFolder blobs,
        TimeProvider time,
        IProgress<OpenProgress>? progress,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var objects = new LoadedObjects(heap.Directory, blobs);
        var binder = new SchemaBinder(heap, schemas, objects, objects.ClassOf, retired);
        var loader = new ObjectLoader(heap, binder, objects);
        var choice = SnapshotChoice.Make(snapshots, log.ReadIdentity(), null, cancellationToken);
        using var snapshot = choice.Reader;
        var report = new RecoveryReport { SkippedSnapshots = choice.Skipped };
        var lastSchema = 0;
        LogMark? mark = null;
        if (snapshot is not null)
        {
            var loaded = new SnapshotLoader(heap, binder, objects, snapshot, cancellationToken);
            var total = snapshot.Header.FileBytes + log.Measure(snapshot.Header.FirstVersion);
            loaded.Load(bytes => progress?.Report(new OpenProgress(bytes, total, 0)));
            (lastSchema, mark) = (loaded.LastSchemaNumber, loaded.Mark);
            report = report with
            {
                SnapshotVersion = snapshot.Header.FirstVersion,
                SnapshotFile = snapshot.FullName,
                SnapshotObjects = loaded.Objects,
                SnapshotBytes = snapshot.Header.FileBytes,
            };
        }
        var replay = new RecordReplay(binder, loader, report.SnapshotVersion, lastSchema);
        var adapter = progress is null ? null : new ProgressAdapter(progress, replay, report.SnapshotBytes);
        var read = choice.ReadLog(() => log.Read(replay.Replay, adapter, cancellationToken, report.SnapshotVersion, mark));
        replay.End();
        binder.Finish();
        loader.Finish(read.NextVersion - 1);
        report = report with
        {
            IsNew = read.IsNew,
            Version = read.NextVersion - 1,
            Objects = heap.Classes.All.Sum(extent => extent.NewestCount),
            Segments = read.Segments,
            Batches = read.Batches,
            Transactions = replay.Transactions,
            BytesRead = read.BytesRead,
            BytesUsed = read.BytesUsed,
            BytesSkipped = replay.SkippedBytes,
            BytesCut = read.Cut?.Length ?? 0,
            CutFile = read.Cut?.KeptIn,
            Duration = time.GetElapsedTime(started),
        };
        return new RecoveredStore(report, replay.HasOpenParts, read.BytesAfterSnapshot, binder.Nulls);
    }

    /// <summary>Writes the report to the log of the application. Of a torn tail the log has warned itself, of a snapshot that was passed over the choice.</summary>
    [LoggerMessage(1, LogLevel.Information, "Opened store '{Where}'. {Report}")]
    internal static partial void LogOpened(ILogger logger, string where, RecoveryReport report);

    sealed class ProgressAdapter(IProgress<OpenProgress> progress, RecordReplay replay, long before) : IProgress<LogReadProgress>
    {
        public void Report(LogReadProgress value)
            => progress.Report(new OpenProgress(before + value.BytesRead, before + value.BytesTotal, replay.Transactions));
    }
}

/// <summary>What recovery found.</summary>
/// <param name="Report">For the user.</param>
/// <param name="HasOpenParts">Whether parts of a transaction that was never completed must be abandoned in the log.</param>
/// <param name="LogBytes">The bytes of the log behind the snapshot.</param>
/// <param name="Nulls">What must not be null once migrations have run.</param>
sealed record RecoveredStore(RecoveryReport Report, bool HasOpenParts, long LogBytes, NullChecks Nulls);
