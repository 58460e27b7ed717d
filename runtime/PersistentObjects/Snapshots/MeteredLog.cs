using PersistentObjects.Log;

namespace PersistentObjects.Snapshots;

/// <summary>A log that tells how many bytes were made durable, so that snapshots are taken in good time.</summary>
sealed class MeteredLog(ICommitLog log, Action<long> written) : ICommitLog
{
    long _bytes;

    public void Append(BatchBuffer batch)
    {
        log.Append(batch);
        _bytes += batch.Length;
    }

    public void Sync()
    {
        log.Sync();
        written(_bytes);
        _bytes = 0;
    }

    public void Dispose() => log.Dispose();
}
