using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>Puts what other threads do exactly between two loads or stores of this one.</summary>
static class Hooks
{
    /// <summary>
    /// Runs <paramref name="action"/> when this thread reaches the point for the n-th time, once. It runs on this
    /// thread, without hooks of its own; where the thread holds a lock, the action has to use another thread.
    /// </summary>
    internal static IDisposable On(HookPoint point, Action action, int skip = 0)
    {
        var installed = new Installed(TestHooks.Handler);
        TestHooks.Handler = reached =>
        {
            if (reached != point || skip-- > 0) return;
            TestHooks.Handler = null;
            installed.Ran = true;
            action();
        };
        return installed;
    }

    sealed class Installed(Action<HookPoint>? outer) : IDisposable
    {
        internal bool Ran { get; set; }

        public void Dispose()
        {
            TestHooks.Handler = outer;
            Ran.ShouldBeTrue("The thread never came to the point where the test wanted to stop it.");
        }
    }
}
