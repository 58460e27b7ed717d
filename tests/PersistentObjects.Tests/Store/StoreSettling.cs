namespace PersistentObjects.Tests.Store;

/// <summary>
/// A flush that runs on another thread releases whoever waits for it, and settles afterwards. A test that looks at what
/// is left must not be faster.
/// </summary>
static class StoreSettling
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Settles all that can be settled now.</summary>
    public static void Settle(this PersistentStore store)
    {
        lock (store.Heap.WriterLock)
        {
            while (store.Heap.Settling.SettleShare(int.MaxValue))
            {
            }
        }
    }

    /// <summary>Returns once the store has settled by itself.</summary>
    public static void WaitUntilSettled(this PersistentStore store)
        => SpinWait.SpinUntil(() => IsSettled(store), Limit).ShouldBeTrue("the store does not settle");

    static bool IsSettled(PersistentStore store)
    {
        store.Heap.WriterLock.Enter();
        try
        {
            return store.Heap.Settling.Count == 0 && !store.Heap.Scopes.HasReleased;
        }
        finally
        {
            // With the duties of a holder: the settler leaves its work to whoever has the lock.
            store.Heap.ReleaseWriterLock();
        }
    }
}
