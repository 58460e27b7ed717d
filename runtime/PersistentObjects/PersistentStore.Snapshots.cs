using PersistentObjects.Blobs;
using PersistentObjects.Log;
using PersistentObjects.Recovery;
using PersistentObjects.Schema;
using PersistentObjects.Snapshots;
using PersistentObjects.Transactions;

namespace PersistentObjects;

// Snapshots, on demand and by themselves.
public abstract partial class PersistentStore
{
    /// <summary>
    /// Takes a snapshot: a file that holds every object as of one commit version, which the next open starts from. Durable
    /// and verified when the task completes. Then the log that no kept snapshot needs is deleted
    /// (<see cref="StoreOptions.SnapshotsKept"/>).
    /// </summary>
    /// <remarks>
    /// Runs in the background, while others go on reading and writing. One is taken at a time: a caller that comes meanwhile
    /// waits, and gets one that holds everything that was visible when it called. Nothing is written when there is such a
    /// snapshot already.
    /// </remarks>
    /// <param name="progress">Told from time to time, on the thread that writes.</param>
    /// <param name="cancellationToken">Ends the wait, and the snapshot, which leaves no file.</param>
    /// <exception cref="InvalidOperationException">The store is in memory, or this thread runs a write transaction.</exception>
    /// <exception cref="StoreFaultedException">In the task: the store has failed, and is not written any more.</exception>
    /// <exception cref="IOException">In the task: the snapshot could not be written. The store goes on without it.</exception>
    /// <exception cref="ObjectDisposedException">In the task: the store was disposed.</exception>
    public Task<SnapshotInfo> SnapshotAsync(IProgress<SnapshotProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (Heap.IsWriting)
        {
            throw new InvalidOperationException("A snapshot was asked for inside a write transaction, which holds up what it waits for. Take it after the Write.");
        }
        if (_snapshots is null) throw new InvalidOperationException("A store in memory has no directory that a snapshot could be written to. Open one with a directory.");
        return _snapshots.TakeAsync(progress, cancellationToken);
    }

    internal SnapshotSchedule? Snapshots => _snapshots;

    internal SchemaCatalog Schemas => _schemas;

    /// <summary>Recovery has ended, and nothing refuses the data: from here on files are changed.</summary>
    void StartWriting(StoreLog log, SnapshotFolder folder, BlobFolder blobs, RecoveredStore recovered)
    {
        var appended = log.BeginAppend();
        blobs.BeginWriting(recovered.Report.Version);
        _blobs = blobs;
        _transactions.MakeBlobFiles(blobs);
        var maker = new SnapshotMaker(Heap, _schemas, new CommitState(_transactions), folder, blobs, log, _options);
        maker.BeginWriting();
        var schedule = _snapshots = new SnapshotSchedule(
            maker, folder, _options, () => Heap.Published, NewestOf(recovered.Report), recovered.LogBytes);
        var metered = new MeteredLog(appended, schedule.NoteLogBytes);
        _transactions.Start(new CommitPipeline(Heap, metered, _options, recovered.HasOpenParts));
    }

    static SnapshotInfo? NewestOf(RecoveryReport report) => report.SnapshotFile is null ? null : new SnapshotInfo
    {
        Version = report.SnapshotVersion,
        Objects = report.SnapshotObjects,
        Bytes = report.SnapshotBytes,
        Duration = TimeSpan.Zero,
        File = report.SnapshotFile,
    };

    sealed class CommitState(TransactionRunner transactions) : ICommitState
    {
        public Exception? Fault => transactions.Fault;

        public Task WhenDurable(long version) => transactions.WhenDurable(version);
    }
}
