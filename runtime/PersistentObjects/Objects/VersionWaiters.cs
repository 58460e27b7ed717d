namespace PersistentObjects.Objects;

/// <summary>Those who wait for a version to be published that is not, and perhaps not even staged.</summary>
/// <invariants>
/// A waiter is registered before it looks at the published version again; whoever has published looks for waiters
/// afterwards; and there is a full fence on both sides. So either the waiter sees the version or the publisher the waiter.
/// </invariants>
sealed class VersionWaiters
{
    readonly Lock _gate = new();
    readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    long _lowest = long.MaxValue;
    Func<Exception>? _end;

    /// <summary>How many wait; for tests.</summary>
    internal int Count
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    /// <summary>Completes when the version is published; faulted when it never will be.</summary>
    internal Task WaitFor(long version, ref readonly long published, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        if (Volatile.Read(in published) >= version) return Task.CompletedTask;
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TestHooks.At(HookPoint.VersionAwaited);
        lock (_gate)
        {
            if (_end is not null) waiter.SetException(_end());
            else
            {
                _waiting.Enqueue(waiter, version);
                NoteLowest();
            }
        }
        Interlocked.MemoryBarrier();
        Complete(Volatile.Read(in published));
        return cancellationToken.CanBeCanceled ? Cancellable(waiter, cancellationToken) : waiter.Task;
    }

    /// <summary>
    /// Completes those who wait for this version or an older one. After a full fence that follows its publication. Never throws: who has
    /// published it goes on with a transaction, or leads a flush.
    /// </summary>
    internal void Tell(long published)
    {
        try
        {
            Complete(published);
        }
        catch (OutOfMemoryException)
        {
            // Who is left is told with the next version.
        }
    }

    void Complete(long published)
    {
        if (Volatile.Read(ref _lowest) > published) return;
        lock (_gate)
        {
            while (_waiting.TryPeek(out var waiter, out var version) && version <= published)
            {
                TestHooks.At(HookPoint.WaiterTold);
                _waiting.Dequeue();
                waiter.TrySetResult();
            }
            NoteLowest();
        }
    }

    /// <summary>Nothing more is published: whoever waits is told why, and whoever comes later.</summary>
    internal void End(Func<Exception> why)
    {
        lock (_gate)
        {
            if (_end is not null) return;
            _end = why;
            while (_waiting.TryDequeue(out var waiter, out _)) waiter.TrySetException(why());
            NoteLowest();
        }
    }

    async Task Cancellable(TaskCompletionSource waiter, CancellationToken cancellationToken)
    {
        try
        {
            await waiter.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A version that is far away must not collect those who have given it up.
            if (!waiter.Task.IsCompleted) Remove(waiter);
        }
    }

    void Remove(TaskCompletionSource waiter)
    {
        lock (_gate)
        {
            _waiting.Remove(waiter, out _, out _);
            NoteLowest();
        }
    }

    void NoteLowest() => Volatile.Write(ref _lowest, _waiting.TryPeek(out _, out var lowest) ? lowest : long.MaxValue);
}
