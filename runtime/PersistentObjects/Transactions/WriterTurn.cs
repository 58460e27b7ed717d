using System.Runtime.ExceptionServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Transactions;

/// <summary>A writer's turn, from entering the writer lock to leaving it: commit or rollback, whatever form the body has.</summary>
/// <remarks>One at a time, since the writer lock is held from <see cref="Begin"/> to its end.</remarks>
sealed class WriterTurn(ObjectHeap heap, SchemaCatalog schemas, TransactionEncoder encoder)
{
    const string DidNotStart = "The write transaction did not start, and nothing was changed: other writers were at work.";

    StagedTransaction? _running;

    /// <summary>The explicit transactions that are open in this turn.</summary>
    internal OpenTransactions Open { get; } = new();

    /// <summary>Enters the writer lock, and begins a transaction.</summary>
    /// <exception cref="OperationCanceledException">The transaction did not start.</exception>
    /// <exception cref="TimeoutException">The transaction did not start.</exception>
    internal void Begin(CommitPipeline pipeline, Durability durability, TaskCompletionSource? completion, in Patience patience)
    {
        Enter(pipeline, patience);
        try
        {
            pipeline.RefuseWhenFaulted();
            _running = pipeline.Rent(durability, completion);
            heap.Changes = _running.Changes;
        }
        catch
        {
            heap.ExitWriter();
            throw;
        }
    }

    /// <summary>Enters the writer lock, after the disk has caught up when it is far behind.</summary>
    internal void Enter(CommitPipeline pipeline, in Patience patience)
    {
        if (!pipeline.TryWaitForRoom(patience) || !heap.TryEnterWriter(patience)) throw patience.End(DidNotStart);
    }

    /// <summary>
    /// Commits, or rolls back when that is refused, and lets the next writer in. Nobody has waited for the disk yet.
    /// </summary>
    /// <param name="pipeline">Gave the transaction.</param>
    /// <param name="begin">For the first transaction of a store: called when nothing can refuse it any more, for the pipeline that takes it.</param>
    internal Outcome Commit(CommitPipeline pipeline, Func<CommitPipeline>? begin = null)
    {
        try
        {
            try
            {
                Check(_running!.Changes);
                return Stage(begin is null ? pipeline : begin(), _running);
            }
            catch (Exception e)
            {
                return Drop(pipeline, ExceptionDispatchInfo.Capture(e));
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Rolls back, because of what the body has thrown, if anything, and lets the next writer in.</summary>
    internal Outcome RollBack(CommitPipeline pipeline, Exception? failure)
    {
        try
        {
            return Drop(pipeline, failure is null ? null : ExceptionDispatchInfo.Capture(failure));
        }
        finally
        {
            Leave();
        }
    }

    void Leave()
    {
        _running = null;
        Open.Clear();
        heap.Changes = null;
        heap.ExitWriter();
    }

    /// <summary>Throws what would refuse a commit now.</summary>
    internal void Check() => Check(_running!.Changes);

    void Check(ChangeSet changes)
    {
        Open.RequireNone();
        if (changes.Doom is { } doom)
        {
            throw new InvalidOperationException(
                "A part of this write transaction failed and its exception was swallowed; the whole transaction is rolled back. Let the exception pass.",
                doom);
        }
        changes.CheckSingles();
        changes.CheckRestrictions();
        changes.CheckObjects();
        changes.CheckUnique();
    }

    Outcome Stage(CommitPipeline pipeline, StagedTransaction transaction)
    {
        var changes = transaction.Changes;
        if ((changes.IsEmpty && !schemas.History.MustBeWritten) || !encoder.Encode(changes.Changes))
        {
            // Drafts that say what was there before are taken back like any others.
            changes.Rollback();
            pipeline.Return(transaction);
            return new Outcome(heap.Staged, IsStaged: false, null);
        }
        if (encoder.HasUnchanged) changes.DropUnchanged();
        long version;
        try
        {
            heap.Memory.Admit(changes, encoder.RecordBytes);
            version = pipeline.Stage(transaction, encoder);
        }
        catch
        {
            // A description that did not reach the log must be written by whoever needs it next.
            schemas.Revert();
            throw;
        }
        schemas.Confirm();
        return new Outcome(version, IsStaged: true, null);
    }

    Outcome Drop(CommitPipeline pipeline, ExceptionDispatchInfo? failure)
    {
        try
        {
            _running!.Changes.Rollback();
            pipeline.Return(_running);
        }
        catch (Exception broken)
        {
            // Objects and indexes disagree: what is in memory can't be trusted to be written any more.
            pipeline.Fail(broken);
            throw;
        }
        return new Outcome(heap.Staged, IsStaged: false, failure);
    }
}
