namespace PersistentObjects.Objects;

/// <summary>Looks at one moment of the store without opening a scope, if nothing is published meanwhile.</summary>
static class Glance
{
    const int Attempts = 4;

    /// <summary>
    /// What <paramref name="read"/> finds in the view of the thread's write transaction or read scope, else at the published
    /// version. It may be called several times, and must not keep anything.
    /// </summary>
    internal static TResult At<TState, TResult>(ObjectHeap heap, in TState state, Func<TState, View, TResult> read)
    {
        if (heap.TryGetThreadView(out var pinned)) return read(state, pinned);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var view = new View(heap.Published);
            var found = read(state, view);
            // What the view needs may have been dropped as soon as the next version was published.
            Volatile.ReadBarrier();
            if (heap.Published == view.At) return found;
        }
        var scope = heap.OpenScope();
        try
        {
            return read(state, new View(scope.Version));
        }
        finally
        {
            heap.CloseScope(scope);
        }
    }
}
