using System.Collections.Concurrent;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>A thread that does one thing after the other for a test, which waits for each or doesn't.</summary>
sealed class Worker : IDisposable
{
    /// <summary>How long a test waits for what must come.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly BlockingCollection<Action> _work = [];
    readonly Thread _thread;
    volatile bool _acting;

    internal Worker()
    {
        _thread = new Thread(() =>
        {
            foreach (var action in _work.GetConsumingEnumerable())
            {
                _acting = true;
                action();
                _acting = false;
            }
        })
        { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether the thread, in the middle of something, waits for a lock or an event.</summary>
    internal bool IsBlocked => _acting && (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0;

    /// <summary>Begins something; the task tells how it ended. Its continuations don't run on this thread.</summary>
    internal Task Begin(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    internal void Do(Action action) => Await(Begin(action));

    internal T Get<T>(Func<T> function)
    {
        T result = default!;
        Do(() => result = function());
        return result;
    }

    /// <summary>Waits for a task, and throws its exception.</summary>
    internal static void Await(Task task)
    {
        if (Task.WaitAny([task], Patience) < 0) throw new TimeoutException("The test hangs.");
        task.GetAwaiter().GetResult();
    }

    internal static void Await(WaitHandle signal)
    {
        if (!signal.WaitOne(Patience)) throw new TimeoutException("The test hangs.");
    }

    /// <summary>Waits for something that must come true and that nobody signals.</summary>
    internal static void Until(Func<bool> condition)
    {
        if (!SpinWait.SpinUntil(condition, Patience)) throw new TimeoutException("The test hangs.");
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        // A thread that hangs has failed its test; without its queue it would take the other tests with it.
        if (_thread.Join(Patience)) _work.Dispose();
    }
}
