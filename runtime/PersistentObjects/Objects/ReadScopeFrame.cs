namespace PersistentObjects.Objects;

/// <summary>A read scope that is open on this thread. Frames of several stores form one stack per thread.</summary>
sealed class ReadScopeFrame
{
    [ThreadStatic]
    static ReadScopeFrame? t_top;

    readonly ObjectHeap _heap;
    readonly ScopeEntry _entry;
    ReadScopeFrame? _outer;
    int _nested;
    bool _closed;

    ReadScopeFrame(ObjectHeap heap, ScopeEntry entry)
    {
        _heap = heap;
        _entry = entry;
    }

    internal long Version => _entry.Version;

    /// <summary>The scope of this heap that is open on this thread.</summary>
    internal static ReadScopeFrame? Current(ObjectHeap heap)
    {
        for (var frame = t_top; frame is not null; frame = frame._outer)
        {
            if (ReferenceEquals(frame._heap, heap)) return frame;
        }
        return null;
    }

    /// <summary>Opens a scope, or joins the one that is open on this thread.</summary>
    internal static ReadScopeFrame Enter(ObjectHeap heap)
    {
        if (Current(heap) is { } joined)
        {
            joined._nested++;
            return joined;
        }
        return t_top = new ReadScopeFrame(heap, heap.OpenScope()) { _outer = t_top };
    }

    /// <summary>One more reader of the same version, closed by itself.</summary>
    internal ScopeEntry Share()
    {
        _heap.Scopes.Share(_entry);
        return _entry;
    }

    internal void Leave()
    {
        if (_nested > 0)
        {
            _nested--;
            return;
        }
        // A ReadScope is a struct: its copy may be disposed as well, and must not take away another reader's version.
        if (_closed) return;
        _closed = true;
        // Scopes of different stores may be closed in any order.
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
}
