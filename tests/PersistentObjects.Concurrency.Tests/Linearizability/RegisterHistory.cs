using System.Collections.Concurrent;

namespace PersistentObjects.Concurrency.Tests.Linearizability;

/// <summary>Records what threads do with one register.</summary>
sealed class RegisterHistory
{
    static long s_ticks;

    readonly ConcurrentQueue<Operation> _operations = new();
    long _lastValue;

    internal int Count => _operations.Count;

    internal IEnumerable<Operation> Operations => _operations;

    internal void Write(Action<long> write)
    {
        var value = Interlocked.Increment(ref _lastValue);
        var begin = Interlocked.Increment(ref s_ticks);
        // Until it has returned, it may or may not have happened; and it stays so when it throws.
        var end = Operation.Never;
        try
        {
            write(value);
            end = Interlocked.Increment(ref s_ticks);
        }
        finally
        {
            _operations.Enqueue(Operation.Write(value, begin, end));
        }
    }

    internal void Read(Func<long> read)
    {
        var begin = Interlocked.Increment(ref s_ticks);
        var value = read();
        _operations.Enqueue(Operation.Read(value, begin, Interlocked.Increment(ref s_ticks)));
    }
}
