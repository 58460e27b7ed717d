using Microsoft.Extensions.Logging;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Recovery;

/// <summary>Brings a heap to the state that the log holds.</summary>
static partial class StoreRecovery
{
    /// <summary>Reads the whole log into the heap. Nothing is written: an incompatible store stays as it is.</summary>
    /// <param name="log">The log, opened and not read yet.</param>
    /// <param name="heap">A heap with all classes and no objects.</param>
    /// <param name="schemas">Gets the class descriptions of the log.</param>
    /// <param name="time">Measures how long it takes.</param>
    /// <param name="progress">Told from time to time, on this thread.</param>
    /// <param name="openParts">Whether parts of a transaction that was never completed must be abandoned in the log.</param>
    /// <param name="cancellationToken">Ends the reading between two batches.</param>
    internal static RecoveryReport Read(
        StoreLog log,
        ObjectHeap heap,
        SchemaCatalog schemas,
        TimeProvider time,
        IProgress<OpenProgress>? progress,
        out bool openParts,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var binder = new SchemaBinder(heap, schemas);
        var loader = new ObjectLoader(heap, binder);
        var replay = new RecordReplay(binder, loader);
        var read = log.Read(
            replay.Replay,
            progress is null ? null : new ProgressAdapter(progress, replay),
            cancellationToken);
        replay.End();
        binder.ThrowIfIncompatible();
        binder.RefuseInitializedReferences();
        loader.Finish(read.NextVersion - 1);
        openParts = replay.HasOpenParts;
        return new RecoveryReport
        {
            IsNew = read.IsNew,
            Version = read.NextVersion - 1,
            Objects = heap.Extents.Sum(extent => extent.NewestCount),
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
    }

    /// <summary>Writes the report to the log of the application. Of a torn tail the log has warned itself.</summary>
    [LoggerMessage(1, LogLevel.Information, "Opened store '{Where}'. {Report}")]
    internal static partial void LogOpened(ILogger logger, string where, RecoveryReport report);

    sealed class ProgressAdapter(IProgress<OpenProgress> progress, RecordReplay replay) : IProgress<LogReadProgress>
    {
        public void Report(LogReadProgress value)
            => progress.Report(new OpenProgress(value.BytesRead, value.BytesTotal, replay.Transactions));
    }
}
