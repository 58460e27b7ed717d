using PersistentObjects.Objects;
using PersistentObjects.Transactions;

namespace PersistentObjects;

/// <summary>
/// A write transaction that is committed by a call instead of the end of a lambda, and rolled back when it is disposed
/// without that.
/// </summary>
/// <remarks>
/// <code>
/// using var transaction = bank.BeginWrite();
/// ann.Balance -= 5;
/// bob.Balance += 5;
/// transaction.Commit();
/// </code>
/// <para>
/// A ref struct, so that the compiler refuses to carry it across an <see langword="await"/>, into a lambda or a field: it
/// holds the store's writer lock for its thread, and all other writers wait until it ends. Always begin it with
/// <see langword="using"/>.
/// </para>
/// <para>
/// Inside another write transaction of the thread it is a part of that one, whose durability counts: Commit then only
/// says that this part is complete, and without it the whole can't commit.
/// </para>
/// </remarks>
public readonly ref struct WriteTransaction : IDisposable
{
    readonly TransactionRunner? _transactions;
    readonly long _ticket;
    readonly Durability? _durability;
    readonly Patience _patience;

    internal WriteTransaction(TransactionRunner transactions, Durability? durability, CancellationToken cancellationToken)
    {
        _transactions = transactions;
        _durability = durability;
        _patience = transactions.PatienceWith(cancellationToken);
        _ticket = transactions.Begin(durability, _patience);
    }

    /// <summary>
    /// Commits: all changes are durable when this returns, under <see cref="Durability.Full"/>. If it throws, but for
    /// <see cref="StoreFaultedException"/> and <see cref="TransactionOutcomeUnknownException"/>, everything is as it was.
    /// The transaction has ended in any case, unless another one that was begun inside it is open.
    /// </summary>
    /// <exception cref="UniqueViolationException">Two objects would have the same value of a unique property.</exception>
    /// <exception cref="ObjectValidationException">Objects that it has added or changed break rules; it has all failures of all.</exception>
    /// <exception cref="StoreFaultedException">The log could not be made durable; the outcome is unknown.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">The wait for the disk was cancelled or timed out.</exception>
    /// <exception cref="OperationCanceledException">Nothing was changed, and the wait for what was read to be durable was cancelled.</exception>
    /// <exception cref="TimeoutException">Nothing was changed, and the wait for what was read to be durable timed out.</exception>
    /// <exception cref="InvalidOperationException">It has ended already, a transaction inside it is open, or a part of it has failed.</exception>
    public void Commit() => (_transactions ?? throw new InvalidOperationException("Call store.BeginWrite() to begin a write transaction."))
        .Commit(_ticket, _durability, _patience);

    /// <summary>
    /// Rolls back, unless it has ended: objects, indexes, extents and ids are as they were. Returns when what the
    /// transaction may have read is durable, as every transaction does. Disposing twice, or a copy, does nothing.
    /// </summary>
    /// <exception cref="StoreFaultedException">What the transaction may have read is lost.</exception>
    /// <exception cref="OperationCanceledException">Rolled back; the wait for what was read to be durable was cancelled.</exception>
    /// <exception cref="TimeoutException">Rolled back; the wait for what was read to be durable timed out.</exception>
    public void Dispose() => _transactions?.Abandon(_ticket, _durability, _patience);
}
