using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>A thread with a read scope open, from construction to disposal.</summary>
sealed class ScopedReader : IDisposable
{
    readonly Worker _thread = new();
    readonly ReadScopeFrame _frame;

    internal ScopedReader(Ledger ledger) => _frame = _thread.Get(() => ReadScopeFrame.Enter(ledger.Heap));

    internal long Version => _frame.Version;

    internal T Get<T>(Func<T> function) => _thread.Get(function);

    internal void Do(Action action) => _thread.Do(action);

    public void Dispose()
    {
        _thread.Do(_frame.Leave);
        _thread.Dispose();
    }
}
