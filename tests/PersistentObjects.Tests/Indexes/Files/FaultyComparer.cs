namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>Strings without case, until a test makes it fail on its thread.</summary>
sealed class FaultyComparer : IEqualityComparer<string>, IComparer<string>
{
    [ThreadStatic]
    static int t_callsUntilFailure;

    [ThreadStatic]
    static PersistentStore? t_store;

    [ThreadStatic]
    static bool t_settling;

    public static FaultyComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        Count();
        return StringComparer.OrdinalIgnoreCase.Compare(x.ShouldNotBeNull(), y.ShouldNotBeNull());
    }

    public bool Equals(string? x, string? y)
    {
        Count();
        return StringComparer.OrdinalIgnoreCase.Equals(x.ShouldNotBeNull(), y.ShouldNotBeNull());
    }

    public int GetHashCode(string obj)
    {
        Count();
        // Few hash codes, so that many keys share one.
        return StringComparer.OrdinalIgnoreCase.GetHashCode(obj.ShouldNotBeNull()) & 1;
    }

    /// <summary>
    /// In the write transaction that this thread runs all calls fail, but for the first ones. Its rollback belongs to it.
    /// </summary>
    public static void FailAfter(int calls, PersistentStore store) => (t_callsUntilFailure, t_store, t_settling) = (calls, store, false);

    /// <summary>What this thread does behind transactions, under the writer lock, fails, but for the first calls.</summary>
    public static void FailSettlingAfter(int calls, PersistentStore store) => (t_callsUntilFailure, t_store, t_settling) = (calls, store, true);

    public static void Recover() => t_store = null;

    /// <summary>A call of something that a test may make fail.</summary>
    public static void Count()
    {
        if (t_store is null) return;
        if (t_settling && (t_store.Heap.IsWriting || !t_store.Heap.WriterLock.IsHeldByCurrentThread)) return;
        if (!t_settling && !t_store.Heap.IsWriting) t_store = null;
        else if (t_callsUntilFailure-- <= 0) throw new TimeoutException("the comparer");
    }
}
