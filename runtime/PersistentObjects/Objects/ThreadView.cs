namespace PersistentObjects.Objects;

/// <summary>
/// What an enumeration sees from its first to its last element, whatever its thread does in between: the version of the
/// read scope or the published one, held as a scope of its own, or the write transaction, while that runs.
/// </summary>
sealed class ThreadView : IDisposable
{
    readonly ObjectHeap _heap;
    readonly View _view;
    readonly long _turn;
    ScopeEntry? _pinned;

    ThreadView(ObjectHeap heap, View view, ScopeEntry? pinned) => (_heap, _view, _pinned, _turn) = (heap, view, pinned, heap.Turn);

    internal static ThreadView Pin(ObjectHeap heap)
    {
        if (heap.IsWriting) return new ThreadView(heap, View.Newest, null);
        var pinned = ReadScopeFrame.Current(heap) is { } scope ? scope.Share() : heap.OpenScope();
        return new ThreadView(heap, new View(pinned.Version), pinned);
    }

    /// <summary>Whether it is the view of a write transaction, in which things change while it is looked at.</summary>
    internal bool IsWriting => _view == View.Newest;

    internal View View
    {
        get
        {
            // A later transaction of the thread sees other drafts.
            if (_pinned is null && !(_heap.IsWriting && _heap.Turn == _turn))
            {
                throw new InvalidOperationException("The enumeration began in a write transaction that has ended. Copy the results inside it, with ToList().");
            }
            return _view;
        }
    }

    public void Dispose()
    {
        if (_pinned is not null) _heap.CloseScope(_pinned);
        _pinned = null;
    }
}
