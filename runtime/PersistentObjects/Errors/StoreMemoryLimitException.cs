namespace PersistentObjects;

/// <summary>
/// The managed heap has reached <see cref="StoreOptions.MemoryLimit"/>. The transaction was rolled back before anything of it was
/// logged; the store goes on.
/// </summary>
/// <remarks>
/// Transactions that delete objects and add none go through, and when there is room again all others do: catch it, delete what is
/// not needed, or give memory back elsewhere in the process.
/// </remarks>
public sealed class StoreMemoryLimitException : PersistentStoreException
{
    internal StoreMemoryLimitException(long usedBytes, long limitBytes)
        : base(
            $"The managed heap holds {usedBytes:N0} bytes, and StoreOptions.MemoryLimit is {limitBytes:N0}. The transaction was rolled "
            + "back, and nothing of it was logged. Delete objects, which a transaction that adds none may do at any time, free memory "
            + "elsewhere in the process, or give it more and raise the limit.")
    {
        UsedBytes = usedBytes;
        LimitBytes = limitBytes;
    }

    /// <summary>The bytes that the managed heap held.</summary>
    public long UsedBytes { get; }

    /// <summary>The limit.</summary>
    public long LimitBytes { get; }
}
