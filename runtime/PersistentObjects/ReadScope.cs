using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>
/// One moment of the whole store, for the thread that opened it: until it is disposed, all reads of this thread, of
/// objects, indexes and extents, see the same commit version, while writers go on.
/// </summary>
/// <remarks>
/// A ref struct, so that the compiler refuses to carry it across an <see langword="await"/>, into a lambda or a field.
/// Scopes nest: an inner one joins the outer. While it is open, the store keeps the old values of what changes.
/// </remarks>
public ref struct ReadScope : IDisposable
{
    ReadScopeFrame? _frame;

    internal ReadScope(ReadScopeFrame frame)
    {
        _frame = frame;
        Version = frame.Version;
    }

    /// <summary>The commit version that is seen.</summary>
    public long Version { get; }

    /// <summary>Closes the scope. Disposing twice does nothing.</summary>
    public void Dispose()
    {
        _frame?.Leave();
        _frame = null;
    }
}
