using System.Runtime.ExceptionServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Transactions;

/// <summary>Runs bodies as write transactions, and waits for the disk afterwards.</summary>
/// <remarks>
/// Every transaction, also one that throws or changed nothing, waits for what was staged when its body ended: it may have
/// read it, and what it returns or throws must not be lost later. A full one waits until that is durable, a relaxed one
/// until it is published.
/// </remarks>
sealed partial class TransactionRunner : HeapOwner
{
    readonly StoreOptions _options;
    readonly WriterTurn _turn;
    readonly DirectSetter _direct;
    readonly TransactionEncoder _encoder;
    readonly Patience _patience;
    CommitPipeline? _pipeline;
    volatile bool _disposed;

    internal TransactionRunner(StoreOptions options, SchemaCatalog schemas)
    {
        _options = options;
        Heap = new ObjectHeap(this, options);
        _encoder = new TransactionEncoder(schemas) { Blobs = Heap.BlobDestination = MemoryBlobs.Instance };
        _turn = new WriterTurn(Heap, schemas, _encoder);
        _direct = new DirectSetter(Heap, schemas, _encoder);
        _patience = new Patience(options.WriteTimeout, options.TimeProvider, CancellationToken.None);
    }

    internal ObjectHeap Heap { get; }

    /// <summary>Why the store refuses writes, null while it doesn't.</summary>
    internal Exception? Fault => _pipeline?.Fault;

    /// <summary>The newest version that is durable.</summary>
    internal long DurableVersion => _pipeline!.Durable;

    /// <summary>Completes when a staged version is durable and published.</summary>
    internal Task WhenDurable(long version) => _pipeline!.WhenDurable(version);

    /// <summary>Recovery has ended.</summary>
    internal void Start(CommitPipeline pipeline) => _pipeline = pipeline;

    /// <inheritdoc/>
    internal override void Fail(Exception cause) => _pipeline?.Fail(cause);

    /// <summary>Runs a body, or lets it join the transaction that this thread runs already.</summary>
    internal void Execute<TBody>(ref TBody body, Durability? durability = null, CancellationToken cancellationToken = default)
        where TBody : struct, ITransactionBody
    {
        if (Heap.IsWriting)
        {
            Join(ref body);
            return;
        }
        var pipeline = Pipeline();
        var promised = durability ?? _options.Durability;
        var patience = _patience.With(cancellationToken);
        var outcome = Run(ref body, pipeline, promised, null, patience);
        Wait(pipeline, outcome, promised, patience);
    }

    /// <summary>Runs a body here and now; the task completes when its transaction is published.</summary>
    internal Task ExecuteAsync<TBody>(ref TBody body, Durability? durability, CancellationToken cancellationToken)
        where TBody : struct, ITransactionBody
    {
        if (Heap.IsWriting)
        {
            throw new InvalidOperationException(
                "WriteAsync was called inside a write transaction of the same store, which can't wait for the disk. Call Write, which joins it.");
        }
        var pipeline = Pipeline();
        var promised = durability ?? _options.Durability;
        var patience = _patience.With(cancellationToken);
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Outcome outcome;
        try
        {
            outcome = Run(ref body, pipeline, promised, completion, patience);
        }
        catch (Exception e) when (e is StoreFaultedException or TimeoutException or OperationCanceledException)
        {
            // Whether the fault comes before the body or after it is chance: callers find it in one place.
            return ThrowAfter(Task.CompletedTask, ExceptionDispatchInfo.Capture(e));
        }
        return WaitAsync(pipeline, outcome, completion, promised, patience);
    }

    /// <summary>Refuses further transactions and makes durable what is staged. Called once, and not inside a body.</summary>
    internal void Stop()
    {
        _disposed = true;
        if (_pipeline is null) return;
        // Whoever is in the writer lock now stages before the flush below; later ones see the flag.
        Heap.WriterLock.Enter();
        Heap.ReleaseWriterLock();
        try
        {
            if (_pipeline.Fault is null) _pipeline.MakeDurableAsync().GetAwaiter().GetResult();
            else _pipeline.TellOfLoss();
        }
        finally
        {
            Heap.Awaited.End(static () => Disposed());
            Heap.Watch.Dispose();
            _pipeline.Dispose();
        }
    }

    /// <summary>A setter outside a transaction. A relaxed one of a settled object writes the field at once when it may.</summary>
    internal void SetAlone<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        RequireImplicitWrites();
        if (_blobs is not null && (property.HasBlobs || (property.HasReferences && Heap.Classes.HasBlobs))) BlobPreparation.Prepare(_blobs, Heap, property, value);
        if (_options.Durability == Durability.Relaxed && TrySetDirect(o, property, value)) return;
        var body = new SetBody<T>(o, property, value);
        Execute(ref body);
    }

    /// <summary>A change of a collection outside a transaction.</summary>
    internal void EditAlone<TCollection, TEdit>(PersistentObject o, CollectionProperty<TCollection> property, ref TEdit edit)
        where TCollection : PersistentCollection
        where TEdit : struct, ICollectionEdit<TCollection>
    {
        RequireImplicitWrites();
        var body = new EditBody<TCollection, TEdit>(o, property, edit);
        Execute(ref body);
        edit = body.Edit;
    }

    internal void RequireImplicitWrites()
    {
        if (_options.ImplicitWrites == ImplicitWrites.Allowed || Heap.IsWriting) return;
        throw new InvalidOperationException(
            "This store forbids changes outside a write transaction (StoreOptions.ImplicitWrites). Put the change into store.Write(() => ...).");
    }

    bool TrySetDirect<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        if (property.HasReferences || property.Changing is not null || o.Home is not { Checks: null } home || home.IndexesOf(property).Length > 0) return false;
        var pipeline = Pipeline();
        _turn.Enter(pipeline, _patience);
        try
        {
            // Asked under the lock: the last flush may have been made.
            return !_disposed && _direct.TrySet(pipeline, o, property, value);
        }
        finally
        {
            Heap.ExitWriter();
        }
    }

    Outcome Run<TBody>(ref TBody body, CommitPipeline pipeline, Durability durability, TaskCompletionSource? completion, in Patience patience)
        where TBody : struct, ITransactionBody
    {
        BeginTurn(pipeline, durability, completion, patience);
        try
        {
            body.Run(Heap.Changes!);
        }
        catch (Exception e)
        {
            return _turn.RollBack(pipeline, e);
        }
        return _turn.Commit(pipeline);
    }

    void BeginTurn(CommitPipeline pipeline, Durability durability, TaskCompletionSource? completion, in Patience patience)
    {
        _turn.Begin(pipeline, durability, completion, patience);
        if (!_disposed) return;
        _turn.RollBack(pipeline, null);
        throw Disposed();
    }

    /// <summary>A nested body is part of the outer transaction, whose durability and patience count.</summary>
    void Join<TBody>(ref TBody body)
        where TBody : struct, ITransactionBody
    {
        var changes = Heap.Changes!;
        var open = _turn.Open.Count;
        try
        {
            body.Run(changes);
            _turn.Open.RequireAtMost(open);
        }
        catch (Exception e) when (body.IsCompound)
        {
            _turn.Open.CutTo(open);
            changes.Doom ??= e;
            throw;
        }
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
