namespace PersistentObjects.Objects;

/// <summary>
/// Those who wait for the writer lock, but not for ever. The lock itself can be waited for in no other way than to the end.
/// </summary>
/// <invariants>
/// <list type="bullet">
/// <item>A waiter is in the queue before it tries the lock again, and whoever lets the lock go looks into the queue
/// afterwards, with a full fence on both sides: either the waiter finds the lock free or its holder finds the waiter.</item>
/// <item>A wake-up is given to the first in the queue. One who gives up passes on what came too late for it.</item>
/// </list>
/// </invariants>
sealed class WriterQueue(Lock writerLock)
{
    readonly Lock _gate = new();
    readonly LinkedList<SemaphoreSlim> _waiting = [];
    int _count;

    /// <summary>Whether anybody waits. Read after the lock was let go, and a full fence.</summary>
    internal bool HasAny => Volatile.Read(ref _count) != 0;

    /// <summary>Enters the writer lock; false when the patience ended first.</summary>
    internal bool TryEnter(in Patience patience)
    {
        if (patience.IsCanceled) return false;
        return writerLock.TryEnter() || TryEnterLater(patience);
    }

    /// <summary>
    /// Wakes the first, if any. The writer lock has just been let go. Never throws: whoever had the lock has a transaction to go on with.
    /// </summary>
    internal void WakeFirst()
    {
        try
        {
            lock (_gate)
            {
                TestHooks.At(HookPoint.WriterWoken);
                // Twice would be once too often, but no harm: who finds the lock taken waits again.
                if (_waiting.First is { Value: { CurrentCount: 0 } wake }) wake.Release();
            }
        }
        catch (OutOfMemoryException)
        {
            // Whoever is not woken is so after the next turn.
        }
    }

    bool TryEnterLater(in Patience patience)
    {
        using var clock = patience.StartClock();
        using var wake = new SemaphoreSlim(0);
        var place = Join(wake);
        var entered = false;
        try
        {
            while (!(entered = writerLock.TryEnter()))
            {
                TestHooks.At(HookPoint.WriterRefused);
                wake.Wait(clock.Token);
            }
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            Leave(place, mustPassOn: !entered);
        }
    }

    LinkedListNode<SemaphoreSlim> Join(SemaphoreSlim wake)
    {
        LinkedListNode<SemaphoreSlim> place;
        lock (_gate)
        {
            place = _waiting.AddLast(wake);
            Volatile.Write(ref _count, _waiting.Count);
        }
        TestHooks.At(HookPoint.WriterQueued);
        Interlocked.MemoryBarrier();
        return place;
    }

    void Leave(LinkedListNode<SemaphoreSlim> place, bool mustPassOn)
    {
        lock (_gate)
        {
            _waiting.Remove(place);
            Volatile.Write(ref _count, _waiting.Count);
            if (mustPassOn && _waiting.First is { Value: { CurrentCount: 0 } next }) next.Release();
        }
    }
}
