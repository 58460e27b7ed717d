using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>A thread that stands still where it reached a hook point, until the test lets it go on.</summary>
sealed class StoppedThread : IDisposable
{
    readonly Worker _thread = new();
    readonly ManualResetEventSlim _reached = new();
    readonly ManualResetEventSlim _resumed = new();
    readonly Task _action;

    /// <summary>Begins <paramref name="action"/> and returns when its thread has reached the point for the n-th time.</summary>
    internal StoppedThread(HookPoint point, Action action, int skip = 0)
    {
        _action = _thread.Begin(() =>
        {
            using var hook = Hooks.On(point, Stop, skip);
            action();
        });
        Worker.Until(() => _reached.IsSet || _action.IsCompleted);
        if (!_reached.IsSet) Worker.Await(_action);
    }

    internal bool IsRunning => !_action.IsCompleted;

    /// <summary>Lets the thread go on, and waits until its action has ended.</summary>
    internal void Resume()
    {
        Continue();
        Worker.Await(_action);
    }

    /// <summary>Lets the thread go on.</summary>
    internal void Continue() => _resumed.Set();

    public void Dispose()
    {
        _resumed.Set();
        _thread.Dispose();
    }

    void Stop()
    {
        _reached.Set();
        _resumed.Wait();
    }
}
