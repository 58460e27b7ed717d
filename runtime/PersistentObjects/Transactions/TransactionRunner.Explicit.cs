using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <content>Transactions whose body is not a lambda: begun, committed and disposed by the user.</content>
/// <invariants>
/// The turn is the outermost transaction's, whether that has a body or not; an explicit one that was begun inside it joins.
/// Only the thread that has the turn can commit or end anything, and only the innermost open one can be committed.
/// </invariants>
sealed partial class TransactionRunner
{
    // The ticket of the explicit transaction that has the turn, 0 when a body has it. Writer lock.
    long _outermost;

    /// <summary>Begins a transaction, or one inside that which this thread runs already.</summary>
    internal long Begin(Durability? durability, in Patience patience)
    {
        if (Heap.IsWriting) return _turn.Open.Add();
        BeginTurn(Pipeline(), durability ?? _options.Durability, null, patience);
        return _outermost = _turn.Open.Add();
    }

    internal Patience PatienceWith(CancellationToken cancellationToken) => _patience.With(cancellationToken);

    /// <summary>Commits the innermost open transaction; durable when this returns, unless it is part of another one.</summary>
    internal void Commit(long ticket, Durability? durability, in Patience patience)
    {
        var depth = DepthOf(ticket);
        if (depth < 0) throw new InvalidOperationException("The write transaction has ended already: it was committed or disposed, or what encloses it has ended.");
        if (depth + 1 < _turn.Open.Count) throw new InvalidOperationException("A write transaction that was begun inside this one is still open. Commit or dispose it first.");
        _turn.Open.CutTo(depth);
        if (ticket == _outermost) EndOutermost(commit: true, durability, patience);
    }

    /// <summary>Rolls the transaction back unless it has ended. What encloses it can't commit any more.</summary>
    internal void Abandon(long ticket, Durability? durability, in Patience patience)
    {
        var depth = DepthOf(ticket);
        if (depth < 0) return;
        _turn.Open.CutTo(depth);
        if (ticket == _outermost) EndOutermost(commit: false, durability, patience);
        else Heap.Changes!.Doom ??= new InvalidOperationException("A write transaction that was begun inside this one was disposed without Commit.");
    }

    int DepthOf(long ticket) => Heap.IsWriting ? _turn.Open.DepthOf(ticket) : -1;

    void EndOutermost(bool commit, Durability? durability, in Patience patience)
    {
        _outermost = 0;
        var pipeline = _pipeline!;
        var outcome = commit ? _turn.Commit(pipeline) : _turn.RollBack(pipeline, failure: null);
        Wait(pipeline, outcome, durability ?? _options.Durability, patience);
    }
}
