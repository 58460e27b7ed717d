using PersistentObjects.Concurrency.Tests.Model;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>A thread that has the writer lock, as the body of a transaction has, from construction to disposal.</summary>
sealed class BusyWriter : IDisposable
{
    readonly Worker _thread = new();
    readonly ManualResetEventSlim _end = new();
    readonly Task _body;

    internal BusyWriter(Ledger ledger)
    {
        using var begun = new ManualResetEventSlim();
        _body = _thread.Begin(() => Hold(ledger, begun));
        Worker.Await(begun.WaitHandle);
    }

    void Hold(Ledger ledger, ManualResetEventSlim begun)
    {
        // Not a Write, which would have a time-out of its own.
        ledger.Heap.EnterWriter();
        begun.Set();
        _end.Wait();
        ledger.Heap.ExitWriter();
    }

    public void Dispose()
    {
        if (_end.IsSet) return;
        _end.Set();
        Worker.Await(_body);
        _thread.Dispose();
    }
}
