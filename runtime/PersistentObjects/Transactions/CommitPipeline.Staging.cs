using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Transactions;

/// <content>What writers do under the writer lock: their transactions get versions and places in the log.</content>
sealed partial class CommitPipeline
{
    /// <summary>Takes a transaction from the pool. Writer lock.</summary>
    internal StagedTransaction Rent(Durability durability, TaskCompletionSource? completion)
    {
        if (_pool.Count == 0)
        {
            lock (_buffers)
            {
                foreach (var returned in _returned) _pool.Push(returned);
                _returned.Clear();
            }
        }
        var transaction = _pool.TryPop(out var pooled) ? pooled : new StagedTransaction(_heap);
        transaction.Durability = durability;
        transaction.Completion = completion;
        return transaction;
    }

    /// <summary>Gives back a transaction that was not staged, or is published. Writer lock.</summary>
    internal void Return(StagedTransaction transaction)
    {
        transaction.Clear();
        if (_pool.Count < PooledTransactions) _pool.Push(transaction);
    }

    /// <summary>Before the writer lock is taken: lets the disk catch up when it is far behind. False when the patience ends first.</summary>
    internal bool TryWaitForRoom(in Patience patience)
    {
        while (Volatile.Read(ref _filling).Bytes > _maxStagedBytes && _fault is null)
        {
            try
            {
                patience.Await(MakeDurableAsync()).GetAwaiter().GetResult();
            }
            catch (StoreFaultedException)
            {
                // Of those before this one. This one has not begun.
                RefuseWhenFaulted();
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>
    /// Gives the transaction its version and its records their place in the log. A relaxed one is published here when
    /// nothing is pending. Writer lock.
    /// </summary>
    internal long Stage(StagedTransaction transaction, TransactionEncoder encoded)
    {
        var publishNow = transaction.Durability == Durability.Relaxed && _heap.Published == _heap.Staged;
        var version = _heap.Staged + 1;
        lock (_buffers)
        {
            RefuseWhenFaulted();
            // Whatever needs memory comes before the transaction has its place in the log, which is not taken back.
            transaction.Changes.PrepareStage();
            _filling.Transactions.EnsureCapacity(_filling.Transactions.Count + 1);
            AppendRecords(encoded, version);
            transaction.Version = version;
            transaction.Changes.Stage(version);
            _heap.Staged = version;
            if (!publishNow) _filling.Transactions.Add(transaction);
        }
        if (!publishNow) return version;
        transaction.Changes.Publish(version);
        transaction.Completion?.TrySetResult();
        Return(transaction);
        RequestIntervalFlush();
        return version;
    }

    /// <summary>
    /// Logs the change of one field that the caller publishes at once, under the writer lock and the scope gate, while
    /// nothing is pending.
    /// </summary>
    internal long StageDirect(TransactionEncoder encoded)
    {
        var version = _heap.Staged + 1;
        lock (_buffers)
        {
            RefuseWhenFaulted();
            AppendRecords(encoded, version);
            _heap.Staged = version;
        }
        return version;
    }

    void AppendRecords(TransactionEncoder encoded, long version)
    {
        var before = _filling.MarkEnd();
        try
        {
            foreach (var description in encoded.Descriptions) _filling.Append(description.Kind, encoded.BytesOf(description), version);
            foreach (var record in encoded.Records) _filling.Append(record.Kind, encoded.BytesOf(record), version);
        }
        catch
        {
            _filling.TruncateTo(before);
            throw;
        }
        _filling.LastVersion = _staged = version;
    }
}
