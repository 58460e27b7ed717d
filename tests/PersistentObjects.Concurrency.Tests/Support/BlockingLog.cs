using PersistentObjects.Log;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>A log whose syncs wait until the test lets them return or fail. It begins open.</summary>
sealed class BlockingLog : ICommitLog
{
    readonly SemaphoreSlim _reached = new(0);
    readonly SemaphoreSlim _answers = new(0);
    volatile bool _closed;
    volatile bool _failing;

    internal int Syncs { get; private set; }

    /// <summary>Called on the leader's thread before each sync.</summary>
    internal Action? OnSync { get; set; }

    /// <summary>From now on syncs wait.</summary>
    internal void Close() => _closed = true;

    /// <summary>Waits until a flush has come to its sync.</summary>
    internal void AwaitSync()
    {
        if (_reached.Wait(Worker.Patience)) return;
        Open();
        throw new TimeoutException("No flush came.");
    }

    /// <summary>Lets one sync return, and leaves those after it waiting.</summary>
    internal void Release() => _answers.Release();

    /// <summary>Lets all syncs return.</summary>
    internal void Open()
    {
        _closed = false;
        _answers.Release();
    }

    /// <summary>Lets the sync that waits fail, and all after it.</summary>
    internal void Fail()
    {
        _failing = true;
        Open();
    }

    public void Append(BatchBuffer batch)
    {
    }

    public void Sync()
    {
        Syncs++;
        OnSync?.Invoke();
        if (_closed)
        {
            _reached.Release();
            if (!_answers.Wait(Worker.Patience)) _closed = false;
        }
        if (_failing) throw new IOException("The disk is gone.");
    }

    public void Dispose()
    {
    }
}
