using System.Runtime.ExceptionServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <content>The wait for the disk after a turn, and what is said when it ends too early.</content>
sealed partial class TransactionRunner
{
    const string NothingChanged =
        "The write transaction changed nothing. What it has read is not known to be on the disk yet, so that neither its result nor its exception is given.";

    /// <summary>Completes when all that has been written is durable.</summary>
    internal Task FlushAsync()
    {
        if (Heap.IsWriting)
        {
            throw new InvalidOperationException("A flush was asked for inside a write transaction, which can't wait for the disk. Call it after the Write.");
        }
        return Pipeline().MakeDurableAsync();
    }

    /// <summary>Completes when a version is published, and durable if that is the store's promise.</summary>
    internal async Task WaitForVersion(long version, CancellationToken cancellationToken)
    {
        await Heap.Awaited.WaitFor(version, in Heap.PublishedRef, cancellationToken).ConfigureAwait(false);
        if (_options.Durability == Durability.Full) await _pipeline!.WhenDurable(version).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    void Wait(CommitPipeline pipeline, in Outcome outcome, Durability promised, in Patience patience)
    {
        if (patience.IsUnlimited) WaitToTheEnd(pipeline, outcome, promised);
        else
        {
            try
            {
                patience.Await(WhatToWaitFor(pipeline, outcome, promised)).GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException)
            {
                throw EndedEarly(outcome, patience, e);
            }
        }
        outcome.Failure?.Throw();
    }

    void WaitToTheEnd(CommitPipeline pipeline, in Outcome outcome, Durability promised)
    {
        pipeline.WaitForPublished(outcome.Version);
        // It wrote nothing that a sync has covered, and may have relied on relaxed transactions that none has covered yet.
        if (!outcome.IsStaged && promised == Durability.Full) pipeline.WaitForDurable(outcome.Version);
    }

    Task WaitAsync(CommitPipeline pipeline, in Outcome outcome, TaskCompletionSource completion, Durability promised, in Patience patience)
    {
        Task end;
        if (outcome.IsStaged)
        {
            if (Heap.Published < outcome.Version) pipeline.LeadInBackground();
            end = completion.Task;
        }
        else end = WhatToWaitFor(pipeline, outcome, promised);
        if (!patience.IsUnlimited) end = AwaitPatiently(end, outcome, patience);
        return outcome.Failure is null ? end : ThrowAfter(end, outcome.Failure);
    }

    /// <summary>
    /// Complete when the outcome may be told. A version that is not published waits for a sync, which is what publishes it;
    /// a thread whose patience is limited must not lead that itself.
    /// </summary>
    Task WhatToWaitFor(CommitPipeline pipeline, in Outcome outcome, Durability promised)
    {
        var mayBePublishedOnly = outcome.IsStaged || promised == Durability.Relaxed;
        return mayBePublishedOnly && Heap.Published >= outcome.Version ? Task.CompletedTask : pipeline.WhenDurable(outcome.Version);
    }

    static async Task AwaitPatiently(Task end, Outcome outcome, Patience patience)
    {
        try
        {
            await patience.Await(end).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            throw EndedEarly(outcome, patience, e);
        }
    }

    /// <summary>One that changed nothing has no outcome to be in doubt about.</summary>
    static Exception EndedEarly(in Outcome outcome, in Patience patience, Exception cause)
        => outcome.IsStaged ? new TransactionOutcomeUnknownException(outcome.Version, cause) : patience.End(NothingChanged);

    static async Task ThrowAfter(Task read, ExceptionDispatchInfo failure)
    {
        await read.ConfigureAwait(false);
        failure.Throw();
    }
}
