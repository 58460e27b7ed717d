namespace PersistentObjects.Objects;

/// <summary>A read scope that is open on this thread. Frames of several stores form one stack per thread.</summary>
/// <invariants>
/// Each frame is one reader of its version, also one that joins another frame: scopes may be closed in any order, and a
/// copy of a scope may be closed as well, and nobody's version goes before its own frame is left.
/// </invariants>
sealed class ReadScopeFrame
{
    [ThreadStatic]
    static ReadScopeFrame? t_top;

    readonly ObjectHeap _heap;
    readonly ScopeEntry _entry;
    ReadScopeFrame? _outer;
    bool _closed;

    ReadScopeFrame(ObjectHeap heap, ScopeEntry entry)
    {
        _heap = heap;
        _entry = entry;
    }

    internal long Version => _entry.Version;

    /// <summary>The innermost scope of this heap that is open on this thread.</summary>
    internal static ReadScopeFrame? Current(ObjectHeap heap)
    {
        for (var frame = t_top; frame is not null; frame = frame._outer)
        {
            if (ReferenceEquals(frame._heap, heap)) return frame;
        }
        return null;
    }

    /// <summary>Opens a scope, at the version of the one that is open on this thread if there is one.</summary>
    internal static ReadScopeFrame Enter(ObjectHeap heap) => Push(heap, Current(heap)?.Share() ?? heap.OpenScope());

    /// <summary>Opens a scope at the version of a view, whatever is open on this thread; null when the view is closed.</summary>
    internal static ReadScopeFrame? TryEnter(ObjectHeap heap, ViewLease view)
        => heap.Scopes.TryShare(view) ? Push(heap, view.Entry) : null;

    /// <summary>One more reader of the same version, closed by itself.</summary>
    internal ScopeEntry Share()
    {
        _heap.Scopes.Share(_entry);
        return _entry;
    }

    internal void Leave()
    {
        // A ReadScope is a struct: its copy may be disposed as well, and must not take away another reader's version.
        if (_closed) return;
        _closed = true;
        // Scopes may be closed in any order.
        if (ReferenceEquals(t_top, this)) t_top = _outer;
        else
        {
            for (var frame = t_top; frame is not null; frame = frame._outer)
            {
                if (!ReferenceEquals(frame._outer, this)) continue;
                frame._outer = _outer;
                break;
            }
        }
        _heap.CloseScope(_entry);
    }

    static ReadScopeFrame Push(ObjectHeap heap, ScopeEntry entry) => t_top = new ReadScopeFrame(heap, entry) { _outer = t_top };
}
