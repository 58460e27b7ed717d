namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>Strings without case, until a test makes it fail on its thread.</summary>
sealed class FaultyComparer : IEqualityComparer<string>, IComparer<string>
{
    [ThreadStatic]
    static int t_callsUntilFailure;

    [ThreadStatic]
    static PersistentStore? t_store;

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
    public static void FailAfter(int calls, PersistentStore store) => (t_callsUntilFailure, t_store) = (calls, store);

    public static void Recover() => t_store = null;

    static void Count()
    {
        if (t_store is null) return;
        if (!t_store.Heap.IsWriting) t_store = null;
        else if (t_callsUntilFailure-- <= 0) throw new TimeoutException("the comparer");
    }
}
