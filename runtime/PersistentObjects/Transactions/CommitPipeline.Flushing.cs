using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <content>What the leader of a flush does.</content>
sealed partial class CommitPipeline
{
    /// <summary>Leads: a round, and more of them as long as nobody else can be given the lead.</summary>
    void Flush()
    {
        bool goesOn;
        do
        {
            FlushRound();
            goesOn = !HandOver();
            _heap.Settler.Request();
        }
        while (goesOn);
    }

    /// <summary>What was staged before becomes durable and is published. Never throws: somebody has to go on leading.</summary>
    void FlushRound()
    {
        var buffer = TakeStaged();
        try
        {
            if (_fault is null) WriteAndSync(buffer);
            if (_fault is null) Publish(buffer);
            else Poison(buffer);
        }
        catch (Exception e)
        {
            // Half-way published or dropped. Their drafts stay where they are, so that readers see what was published.
            Fail(e);
            Tell(buffer.Transactions);
        }
    }

    /// <summary>Tells those who await the transactions that the store has failed.</summary>
    void Tell(List<StagedTransaction> lost)
    {
        try
        {
            foreach (var transaction in lost) transaction.Completion?.TrySetException(OutcomeUnknown());
        }
        catch (OutOfMemoryException)
        {
            // Not even for that is there memory. Whoever asks the store for anything is told.
        }
    }

    StagingBuffer TakeStaged()
    {
        // What is wanted from here on may concern what is staged from here on.
        lock (_leadership) _flushWanted = false;
        lock (_buffers)
        {
            var staged = _filling;
            Volatile.Write(ref _filling, _flushing);
            return _flushing = staged;
        }
    }

    void WriteAndSync(StagingBuffer buffer)
    {
        if (buffer.IsEmpty) return;
        try
        {
            for (var i = 0; i < buffer.BatchCount; i++) _log.Append(buffer[i]);
            _log.Sync();
        }
        catch (Exception e)
        {
            // Whatever it was, the log's state is unknown from here on. Every waiter is told.
            Fail(e);
        }
    }

    void Publish(StagingBuffer buffer)
    {
        foreach (var transaction in buffer.Transactions) transaction.Changes.Publish(transaction.Version);
        // Not before: whoever is told that a version is durable may look at it.
        if (!buffer.IsEmpty) lock (_leadership) Volatile.Write(ref _durable, buffer.LastVersion);
        // Continuations don't run here: the completions were made to run them elsewhere.
        foreach (var transaction in buffer.Transactions) transaction.Completion?.TrySetResult();
        lock (_buffers)
        {
            foreach (var transaction in buffer.Transactions)
            {
                transaction.Clear();
                if (_returned.Count < PooledTransactions) _returned.Add(transaction);
            }
        }
        buffer.Clear();
    }

    /// <summary>
    /// Nothing has to be undone for readers: what was staged was never visible. The drafts are dropped under the writer
    /// lock, newest first.
    /// </summary>
    void Poison(StagingBuffer buffer)
    {
        List<StagedTransaction> dropped = [.. buffer.Transactions];
        lock (_buffers)
        {
            // Nobody stages from here on, since the fault is set.
            dropped.AddRange(_filling.Transactions);
            _filling.Clear();
        }
        buffer.Clear();
        _heap.WriterLock.Enter();
        try
        {
            for (var i = dropped.Count - 1; i >= 0; i--) dropped[i].Changes.Rollback(restoreIds: false);
            _heap.Settling.DropUnpublished(_heap.Published);
        }
        finally
        {
            _heap.ReleaseWriterLock();
        }
        Tell(dropped);
    }

    /// <summary>
    /// Releases who is served, and appoints one leader when anything is left. False when there is not even the memory to ask
    /// another thread: then this one leads on.
    /// </summary>
    bool HandOver()
    {
        FlushWaiter? released = null;
        var isHandedOver = true;
        lock (_leadership)
        {
            FlushWaiter? next = null;
            var published = _heap.Published;
            for (var count = _waiters.Count; count > 0; count--)
            {
                var waiter = _waiters.Dequeue();
                if (waiter.Version <= published || _fault is not null)
                {
                    waiter.Next = released;
                    released = waiter;
                }
                else if (next is null) next = waiter;
                else _waiters.Enqueue(waiter);
            }
            CompleteDurabilityWaiters();
            if (next is not null) next.AppointLeader();
            else if (IsMoreWanted()) isHandedOver = TryQueueFlush();
            else _leading = false;
        }
        // Outside the lock, since those who wake up take it soon.
        while (released is not null)
        {
            var waiter = released;
            released = waiter.Next;
            waiter.Next = null;
            waiter.Release();
        }
        // That lock was the fence.
        _heap.Awaited.Tell(_heap.Published);
        return isHandedOver;
    }

    /// <summary>Has another thread lead the next round. False when there is no memory for that.</summary>
    bool TryQueueFlush()
    {
        try
        {
            TestHooks.At(HookPoint.LeaderQueued);
            ThreadPool.UnsafeQueueUserWorkItem(static pipeline => pipeline.Flush(), this, preferLocal: false);
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    void CompleteDurabilityWaiters()
    {
        try
        {
            for (var i = _durabilityWaiters.Count - 1; i >= 0; i--)
            {
                var (version, completion) = _durabilityWaiters[i];
                if (_fault is not null) completion.TrySetException(OutcomeUnknown());
                else if (version <= _durable) completion.TrySetResult();
                else continue;
                _durabilityWaiters.RemoveAt(i);
            }
        }
        catch (OutOfMemoryException)
        {
            // Those who are left make it that more is wanted, so the next round tries again.
        }
    }

    bool IsMoreWanted()
    {
        lock (_buffers) return _filling.Transactions.Count > 0 || _durabilityWaiters.Count > 0 || _flushWanted;
    }
}
