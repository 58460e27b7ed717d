namespace PersistentObjects.Objects;

/// <summary>Decides who settles what is in the <see cref="SettleQueue"/>, and how much of it at once, so that an idle store is a settled one.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>Who wants something settled says so before he tries the writer lock, and whoever lets the lock go asks afterwards whether
/// anybody does, with a full fence on both sides: either the one finds the lock free, or its holder finds that he is wanted.</item>
/// <item>No thread is burdened with more than a few shares; the rest a thread of the pool settles, which lets writers in between.</item>
/// <item>It never throws: whoever comes by here is about to do, or has done, something else.</item>
/// </list>
/// </invariants>
sealed class Settler(ObjectHeap heap)
{
    const int MinShare = 32;
    const int KickedShare = 512;
    const int KickedShares = 4;

    int _wanted;
    int _queued;
    int _share = MinShare;

    /// <summary>How many objects the transaction that ends has queued. Writer lock.</summary>
    internal void NoteQueued(int count) => _share = Math.Max(MinShare, 2 * count);

    /// <summary>A writer's turn begins: it settles a share of what its predecessors left. Writer lock.</summary>
    internal void SettleBeforeTurn()
    {
        // At least twice what the predecessor queued, so that the queue shrinks under steady writing.
        Settle(_share);
        _share = MinShare;
    }

    /// <summary>Someone must look at the queue: this thread if it can have the writer lock, else its holder when it lets go.</summary>
    internal void Request()
    {
        Interlocked.Exchange(ref _wanted, 1);
        Pump(KickedShares);
    }

    /// <summary>The writer lock was let go, and a full fence came after.</summary>
    internal void SettleIfWanted()
    {
        if (Volatile.Read(ref _wanted) != 0) Pump(shares: 1);
    }

    bool Settle(int share)
    {
        try
        {
            return heap.Settling.SettleShare(share);
        }
        catch (Exception e)
        {
            heap.Owner.Fail(e);
            return false;
        }
    }

    /// <summary>
    /// Settles what one thread may be burdened with, and leaves the rest to a thread of the pool: a scope that was open for
    /// long may have kept millions of objects. Between two shares the lock is free for writers.
    /// </summary>
    void Pump(int shares)
    {
        for (; Volatile.Read(ref _wanted) != 0; shares--)
        {
            if (shares == 0)
            {
                SettleInBackground();
                return;
            }
            if (heap.WriterLock.IsHeldByCurrentThread || !heap.WriterLock.TryEnter()) return;
            try
            {
                Interlocked.Exchange(ref _wanted, 0);
                if (Settle(KickedShare)) Interlocked.Exchange(ref _wanted, 1);
            }
            finally
            {
                heap.WriterLock.Exit();
            }
            Interlocked.MemoryBarrier();
            heap.WakeNextWriter();
        }
    }

    void SettleInBackground()
    {
        if (Interlocked.Exchange(ref _queued, 1) != 0) return;
        try
        {
            TestHooks.At(HookPoint.SettlerQueued);
            ThreadPool.UnsafeQueueUserWorkItem(
                static settler =>
                {
                    // Before it looks at what there is: whoever wants more later queues another one.
                    Interlocked.Exchange(ref settler._queued, 0);
                    settler.Pump(KickedShares);
                },
                this,
                preferLocal: false);
        }
        catch (OutOfMemoryException)
        {
            // It can wait: the next writer settles a share, and who comes by here later tries again.
            Interlocked.Exchange(ref _queued, 0);
        }
    }
}
