namespace PersistentObjects.Transactions;

/// <summary>
/// The explicit transactions that were begun and not ended in one turn of a writer, outermost first, by their tickets.
/// </summary>
/// <remarks>
/// Belongs to the thread that has the writer lock. What a user holds is a copyable struct with a ticket, so whether it has
/// ended is known here only. Tickets are never given out twice.
/// </remarks>
sealed class OpenTransactions
{
    readonly List<long> _tickets = [];
    long _last;

    internal int Count => _tickets.Count;

    internal long Add()
    {
        _tickets.Add(++_last);
        return _last;
    }

    /// <summary>How many enclose it; -1 when it has ended.</summary>
    internal int DepthOf(long ticket) => _tickets.IndexOf(ticket);

    /// <summary>Ends all but the outermost ones.</summary>
    internal void CutTo(int count) => _tickets.RemoveRange(count, _tickets.Count - count);

    /// <summary>Refuses to go on from a body that has left a transaction open.</summary>
    internal void RequireAtMost(int count)
    {
        if (_tickets.Count > count)
        {
            throw new InvalidOperationException(
                "A write transaction that was begun with BeginWrite inside this one was neither committed nor disposed; all of it is rolled back. Begin it with 'using'.");
        }
    }

    internal void RequireNone() => RequireAtMost(0);

    internal void Clear() => _tickets.Clear();
}
