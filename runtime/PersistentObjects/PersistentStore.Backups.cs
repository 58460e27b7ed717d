using PersistentObjects.Backups;
using PersistentObjects.Storage;

namespace PersistentObjects;

// Backups of the open store, and their way back.
public abstract partial class PersistentStore
{
    readonly BackupMaker _backups;

    /// <summary>
    /// Writes a backup into a directory: a complete store of its own, which holds every object as of one commit version that was
    /// not older than the call, and can be opened, or copied back by <see cref="Restore"/>. When the task completes, it is on the
    /// disk and was read back from there.
    /// </summary>
    /// <remarks>
    /// Runs in the background, while others go on reading and writing. A crash meanwhile leaves a directory that refuses to open.
    /// The backup has an identity of its own: its files and those of this store can't be mixed up. Stores in memory can be backed
    /// up as well, and opened as a store on disk.
    /// </remarks>
    /// <param name="directory">A directory that is missing or empty.</param>
    /// <param name="progress">Told from time to time, on the thread that writes.</param>
    /// <param name="cancellationToken">Ends the backup, whose files are removed again.</param>
    /// <exception cref="InvalidOperationException">This thread runs a write transaction.</exception>
    /// <exception cref="IOException">In the task: the directory is not empty, or could not be written. The store goes on.</exception>
    /// <exception cref="StoreCorruptedException">In the task: the disk does not hold what was written to it.</exception>
    /// <exception cref="StoreFaultedException">In the task: the store has failed, and what is in its memory may be wrong.</exception>
    /// <exception cref="ObjectDisposedException">The store is disposed; in the task: it was disposed before the backup was done.</exception>
    public Task<BackupInfo> BackupAsync(string directory, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return BackupAsync(new PhysicalStorage(directory), progress, cancellationToken);
    }

    /// <summary>
    /// Copies a backup into a directory that is missing or empty, where it can be opened as a store. The backup is verified before
    /// anything is written, and the copy before it counts as a store: a crash leaves a directory that refuses to open. Needs no
    /// classes of the application.
    /// </summary>
    /// <remarks>
    /// The copy is the same store as the backup, so go on with one of the two only: what both write from there on has the same
    /// versions. A backup that has been opened, and written to, is restored with what was written.
    /// </remarks>
    /// <param name="backupDirectory">The backup, or any other directory of a store that nobody has open.</param>
    /// <param name="targetDirectory">A directory that is missing or empty.</param>
    /// <param name="progress">Told from time to time, on this thread.</param>
    /// <param name="cancellationToken">Ends the copying; the files that were made are removed again.</param>
    /// <exception cref="StoreCorruptedException">The backup is damaged or not complete.</exception>
    /// <exception cref="StoreLockedException">The backup is open, or the target is being written.</exception>
    /// <exception cref="IOException">The target is not empty, or could not be written.</exception>
    /// <exception cref="UnsupportedStoreFormatException">A newer version of the library wrote the backup.</exception>
    public static RestoreReport Restore(
        string backupDirectory, string targetDirectory, IProgress<RestoreProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(backupDirectory);
        ArgumentException.ThrowIfNullOrEmpty(targetDirectory);
        return StoreRestorer.Restore(new PhysicalStorage(backupDirectory), new PhysicalStorage(targetDirectory), progress, cancellationToken);
    }

    internal Task<BackupInfo> BackupAsync(IStorage target, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (Heap.IsWriting)
        {
            throw new InvalidOperationException("A backup was asked for inside a write transaction, which holds up what it waits for. Make it after the Write.");
        }
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return _backups.MakeAsync(target, progress, cancellationToken);
    }
}
