using System.Runtime.ExceptionServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Transactions;

/// <summary>Runs bodies as write transactions: lock, body, checks, encoding, staging, and the wait afterwards.</summary>
/// <remarks>
/// Every transaction, also one that throws or changed nothing, waits for what was staged when its body ended: it may have
/// read it, and what it returns or throws must not be lost later. A full one waits until that is durable, a relaxed one
/// until it is published.
/// </remarks>
sealed class TransactionRunner : HeapOwner
{
    readonly StoreOptions _options;
    readonly TransactionEncoder _encoder;
    readonly SchemaCatalog _schemas;
    CommitPipeline? _pipeline;
    volatile bool _disposed;

    internal TransactionRunner(StoreOptions options, SchemaCatalog schemas)
    {
        _options = options;
        _schemas = schemas;
        _encoder = new TransactionEncoder(schemas);
        Heap = new ObjectHeap(this);
    }

    internal ObjectHeap Heap { get; }

    /// <summary>Why the store refuses writes, null while it doesn't.</summary>
    internal Exception? Fault => _pipeline?.Fault;

    /// <summary>Recovery has ended.</summary>
    internal void Start(CommitPipeline pipeline) => _pipeline = pipeline;

    /// <inheritdoc/>
    internal override void Fail(Exception cause) => _pipeline?.Fail(cause);

    /// <summary>Runs a body, or lets it join the transaction that this thread runs already.</summary>
    internal void Execute<TBody>(ref TBody body, Durability? durability = null)
        where TBody : struct, ITransactionBody
    {
        if (Heap.IsWriting)
        {
            Join(ref body);
            return;
        }
        var pipeline = Pipeline();
        var promised = durability ?? _options.Durability;
        var version = Run(ref body, promised, null, out var staged, out var failure);
        pipeline.WaitForPublished(version);
        // It wrote nothing that a sync has covered, and may have relied on relaxed transactions that none has covered yet.
        if (!staged && promised == Durability.Full) pipeline.WaitForDurable(version);
        failure?.Throw();
    }

    /// <summary>Runs a body here and now; the task completes when its transaction is published.</summary>
    internal Task ExecuteAsync<TBody>(ref TBody body, Durability? durability)
        where TBody : struct, ITransactionBody
    {
        if (Heap.IsWriting)
        {
            throw new InvalidOperationException(
                "WriteAsync was called inside a write transaction of the same store, which can't wait for the disk. Call Write, which joins it.");
        }
        var pipeline = Pipeline();
        var promised = durability ?? _options.Durability;
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        long version;
        bool staged;
        ExceptionDispatchInfo? failure;
        try
        {
            version = Run(ref body, promised, completion, out staged, out failure);
        }
        catch (StoreFaultedException refused)
        {
            // Whether the fault comes before the body or after it is chance: callers find it in one place.
            return Task.FromException(refused);
        }
        if (staged)
        {
            if (Heap.Published < version) pipeline.LeadInBackground();
            return completion.Task;
        }
        var read = promised == Durability.Relaxed && Heap.Published >= version ? Task.CompletedTask : pipeline.MakeDurableAsync(version);
        return failure is null ? read : ThrowAfter(read, failure);
    }

    /// <summary>Completes when all that has been written is durable.</summary>
    internal Task FlushAsync()
    {
        if (Heap.IsWriting)
        {
            throw new InvalidOperationException("A flush was asked for inside a write transaction, which can't wait for the disk. Call it after the Write.");
        }
        return Pipeline().MakeDurableAsync();
    }

    /// <summary>Refuses further transactions and makes durable what is staged. Called once, and not inside a body.</summary>
    internal void Stop()
    {
        _disposed = true;
        if (_pipeline is null) return;
        // Whoever is in the writer lock now stages before the flush below; later ones see the flag.
        lock (Heap.WriterLock)
        {
        }
        try
        {
            if (_pipeline.Fault is null) _pipeline.MakeDurableAsync().GetAwaiter().GetResult();
            else _pipeline.TellOfLoss();
        }
        finally
        {
            _pipeline.Dispose();
        }
    }

    /// <summary>A setter outside a transaction. A relaxed one of a settled object writes the field at once when it may.</summary>
    internal void SetAlone<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        RequireImplicitWrites();
        if (_options.Durability == Durability.Relaxed && TrySetDirect(o, property, value)) return;
        var body = new SetBody<T>(o, property, value);
        Execute(ref body);
    }

    internal void RequireImplicitWrites()
    {
        if (_options.ImplicitWrites == ImplicitWrites.Allowed || Heap.IsWriting) return;
        throw new InvalidOperationException(
            "This store forbids changes outside a write transaction (StoreOptions.ImplicitWrites). Put the change into store.Write(() => ...).");
    }

    /// <summary>
    /// Allowed when nothing is pending, the object is settled, no index and no reference is concerned, and no scope is
    /// open. The scope gate is held across that check, the field and the version: a scope that opens in between would
    /// read the new field at the old version.
    /// </summary>
    bool TrySetDirect<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        if (property.HasReferences || o.Home is not { } home || home.IndexesOf(property).Length > 0) return false;
        var pipeline = Pipeline();
        pipeline.WaitForRoom();
        Heap.EnterWriter();
        try
        {
            // Asked under the lock: the last flush may have been made, and the object have gone to another store.
            if (_disposed || o.Sidecar is not null || o.Home?.Heap != Heap || Heap.Published != Heap.Staged) return false;
            ref var field = ref property.FieldOf(o);
            if (property.Codec.Same(field, value)) return true;
            if (!Heap.Scopes.IsEmpty) return false;
            _encoder.EncodeSingle(o, property, value);
            lock (Heap.Scopes.Gate)
            {
                TestHooks.At(HookPoint.ScopeChecked);
                if (!Heap.Scopes.IsEmpty)
                {
                    _schemas.Revert();
                    return false;
                }
                long version;
                try
                {
                    version = pipeline.StageDirect(_encoder);
                }
                catch
                {
                    _schemas.Revert();
                    throw;
                }
                _schemas.Confirm();
                Volatile.Write(ref o.Stamp, (version << 1) | 1);
                Volatile.WriteBarrier();
                WideCopy.Store(ref field, value);
                Volatile.Write(ref o.Stamp, version << 1);
                Heap.Published = version;
            }
            pipeline.RequestIntervalFlush();
            return true;
        }
        finally
        {
            Heap.ExitWriter();
        }
    }

    long Run<TBody>(ref TBody body, Durability durability, TaskCompletionSource? completion, out bool staged, out ExceptionDispatchInfo? failure)
        where TBody : struct, ITransactionBody
    {
        var pipeline = Pipeline();
        pipeline.WaitForRoom();
        Heap.EnterWriter();
        try
        {
            if (_disposed) throw Disposed();
            pipeline.RefuseWhenFaulted();
            var transaction = pipeline.Rent(durability, completion);
            var changes = Heap.Changes = transaction.Changes;
            try
            {
                body.Run(changes);
                failure = null;
                return Commit(pipeline, transaction, out staged);
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
                staged = false;
                Rollback(pipeline, transaction);
                return Heap.Staged;
            }
        }
        finally
        {
            Heap.Changes = null;
            Heap.ExitWriter();
        }
    }

    long Commit(CommitPipeline pipeline, StagedTransaction transaction, out bool staged)
    {
        var changes = transaction.Changes;
        staged = false;
        if (changes.Doom is { } doom)
        {
            throw new InvalidOperationException(
                "A part of this write transaction failed and its exception was swallowed; the whole transaction is rolled back. Let the exception pass.",
                doom);
        }
        changes.CheckUnique();
        if (changes.IsEmpty || !_encoder.Encode(changes.Changes))
        {
            // Drafts that say what was there before are taken back like any others.
            changes.Rollback();
            pipeline.Return(transaction);
            return Heap.Staged;
        }
        if (_encoder.HasUnchanged) changes.DropUnchanged();
        long version;
        try
        {
            version = pipeline.Stage(transaction, _encoder);
        }
        catch
        {
            // A description that did not reach the log must be written by whoever needs it next.
            _schemas.Revert();
            throw;
        }
        _schemas.Confirm();
        staged = true;
        return version;
    }

    static void Rollback(CommitPipeline pipeline, StagedTransaction transaction)
    {
        try
        {
            transaction.Changes.Rollback();
            pipeline.Return(transaction);
        }
        catch (Exception broken)
        {
            // Objects and indexes disagree: what is in memory can't be trusted to be written any more.
            pipeline.Fail(broken);
            throw;
        }
    }

    /// <summary>A nested body is part of the outer transaction, whose durability counts.</summary>
    void Join<TBody>(ref TBody body)
        where TBody : struct, ITransactionBody
    {
        var changes = Heap.Changes!;
        try
        {
            body.Run(changes);
        }
        catch (Exception e) when (body.IsCompound)
        {
            changes.Doom ??= e;
            throw;
        }
    }

    static async Task ThrowAfter(Task read, ExceptionDispatchInfo failure)
    {
        await read.ConfigureAwait(false);
        failure.Throw();
    }

    CommitPipeline Pipeline()
    {
        if (_disposed || _pipeline is not { } pipeline) throw Disposed();
        // It would wait for one disk while holding up the writers of the other store, and stay when that one rolls back.
        if (ObjectHeap.WrittenByThread is not null)
        {
            throw new InvalidOperationException(
                "A store was written, or waited for, inside a write transaction of another store. One transaction covers one store; do it before or after.");
        }
        return pipeline;
    }

    static ObjectDisposedException Disposed() => new("PersistentStore", "The store is disposed; its objects can be read but not changed.");
}
