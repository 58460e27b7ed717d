using System.Diagnostics;

namespace PersistentObjects.Benchmarks;

/// <summary>Operations a second, by the clock. What finishes them, such as a last flush, is inside the time.</summary>
static class Throughput
{
    /// <summary>One thread, which asks the clock after each operation.</summary>
    internal static double Alone(TimeSpan time, Action operation, Action? finish = null)
        => InTurns(time, 1, _ => operation(), finish);

    /// <summary>One thread, which asks the clock after so many operations: for those that take no longer than asking.</summary>
    internal static double InTurns(TimeSpan time, int turn, Action<int> operations, Action? finish = null)
    {
        var done = 0L;
        var started = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(started) < time; done += turn) operations(turn);
        finish?.Invoke();
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Many threads, each with an operation of its own that does a number of things.</summary>
    internal static double Threads(int count, TimeSpan time, Func<int, Action> operationOf, int each = 1, Action? finish = null)
    {
        var done = 0L;
        var stop = false;
        using var start = new Barrier(count + 1);
        var operations = Enumerable.Range(0, count).Select(operationOf).ToArray();
        var threads = operations.Select(operation => Task.Factory.StartNew(
            () =>
            {
                var mine = 0L;
                start.SignalAndWait();
                for (; !Volatile.Read(ref stop); mine += each) operation();
                Interlocked.Add(ref done, mine);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        start.SignalAndWait();
        return Finish(threads, time, ref stop, ref done, finish);
    }

    /// <summary>So many asynchronous operations in flight at any time.</summary>
    internal static double Tasks(int count, TimeSpan time, Func<int, Func<Task>> operationOf, Action? finish = null)
    {
        var done = 0L;
        var stop = false;
        async Task RunAsync(int number)
        {
            await Task.Yield();
            var operation = operationOf(number);
            var mine = 0L;
            for (; !Volatile.Read(ref stop); mine++) await operation();
            Interlocked.Add(ref done, mine);
        }
        return Finish([.. Enumerable.Range(0, count).Select(RunAsync)], time, ref stop, ref done, finish);
    }

    static double Finish(Task[] tasks, TimeSpan time, ref bool stop, ref long done, Action? finish)
    {
        var started = Stopwatch.GetTimestamp();
        Thread.Sleep(time);
        Volatile.Write(ref stop, true);
        Task.WaitAll(tasks);
        finish?.Invoke();
        return Volatile.Read(ref done) / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
