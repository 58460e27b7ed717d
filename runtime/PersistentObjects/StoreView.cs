using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>
/// One moment of the whole store that survives an <see langword="await"/>: what <see cref="PersistentStore.BeginRead"/>
/// gives to one synchronous piece, for as long as it is needed and on every thread.
/// </summary>
/// <remarks>
/// <code>
/// using var view = bank.OpenView();
/// foreach (var page in pages)
/// {
///     string text;
///     using (view.Enter()) text = Describe(page);      // synchronous, on whatever thread this is
///     await response.WriteAsync(text);
/// }
/// </code>
/// <para>
/// While it is open, the store keeps the old values of what changes, so it must be disposed. One that is open for longer
/// than <see cref="StoreOptions.ViewWarningAfter"/> is reported in the log, with the place that opened it. One that is
/// forgotten and collected is closed then; that is when the garbage collector finds it, which may be late.
/// </para>
/// <para>May be used by several threads at once.</para>
/// </remarks>
public sealed class StoreView : IDisposable
{
    readonly ObjectHeap _heap;
    readonly ViewLease _lease;

    internal StoreView(ObjectHeap heap, string file, int line)
    {
        _heap = heap;
        _lease = heap.Watch.OpenView(heap.OpenViewScope(), file, line);
    }

    /// <summary>Closes a view that was forgotten.</summary>
    /// <remarks>
    /// Sound, since a view is collected only when nobody can enter it any more, and whoever is inside holds the version by
    /// itself. Closing may settle objects, which is no work for the finalizer's thread.
    /// </remarks>
    ~StoreView() => ThreadPool.UnsafeQueueUserWorkItem(
        static forgotten => forgotten._heap.Watch.CloseView(forgotten._lease, forgotten: true), (_heap, _lease), preferLocal: false);

    /// <summary>The commit version that is seen.</summary>
    public long Version => _lease.Entry.Version;

    /// <summary>
    /// Lets this thread read at the view's version until the scope is disposed: a synchronous piece between two awaits.
    /// </summary>
    /// <remarks>
    /// Inside another read scope or view of the same store, the one that was entered last counts. A
    /// <see cref="PersistentStore.BeginRead"/> inside joins it, and a write transaction inside sees the newest values.
    /// Disposing the view meanwhile takes nothing away from those who are inside.
    /// </remarks>
    /// <exception cref="ObjectDisposedException">The view is disposed.</exception>
    /// <exception cref="InvalidOperationException">This thread runs a write transaction of the store.</exception>
    public ReadScope Enter()
    {
        if (_heap.IsWriting) throw new InvalidOperationException("A view can't be entered inside a write transaction, which sees its own changes.");
        var frame = ReadScopeFrame.TryEnter(_heap, _lease) ?? throw new ObjectDisposedException(nameof(StoreView), "The view is disposed, and its version may be gone. Open another one.");
        // Until here: this may be the last use of the view.
        GC.KeepAlive(this);
        return new ReadScope(frame);
    }

    /// <summary>Closes the view. Disposing twice does nothing.</summary>
    public void Dispose()
    {
        _heap.Watch.CloseView(_lease, forgotten: false);
        GC.SuppressFinalize(this);
    }
}
