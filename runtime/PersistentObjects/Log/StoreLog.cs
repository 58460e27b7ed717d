using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>The log of one open store: the lock on its directory, reading it, then appending to it.</summary>
sealed class StoreLog : IDisposable
{
    StoreLog()
    {
    }

    public static StoreLog Open(IStorage storage, LogOptions options) => throw new NotSupportedException();

    public LogReadResult Read(
        BatchHandler handler, IProgress<LogReadProgress>? progress = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public ICommitLog BeginAppend() => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
