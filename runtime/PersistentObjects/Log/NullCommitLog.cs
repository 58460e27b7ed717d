namespace PersistentObjects.Log;

/// <summary>The log of a store that lives in memory only: every batch is as durable as it will ever be.</summary>
sealed class NullCommitLog : ICommitLog
{
    public static NullCommitLog Instance { get; } = new();

    NullCommitLog()
    {
    }

    public void Append(BatchBuffer batch)
    {
    }

    public void Sync()
    {
    }

    public void Dispose()
    {
    }
}
