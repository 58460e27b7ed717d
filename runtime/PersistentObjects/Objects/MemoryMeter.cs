namespace PersistentObjects.Objects;

/// <summary>What <see cref="MemoryGuard"/> has to know of the managed heap.</summary>
interface IMemoryMeter
{
    /// <summary>The bytes in use, garbage included.</summary>
    long UsedBytes { get; }

    /// <summary>The bytes that were ever allocated, or about so many.</summary>
    long AllocatedBytes { get; }

    /// <summary>Collects all garbage, and waits for that.</summary>
    void Collect();
}

/// <summary>The process's own heap.</summary>
sealed class MemoryMeter : IMemoryMeter
{
    internal static readonly MemoryMeter Instance = new();

    /// <summary>
    /// Four fifths of what the garbage collector may use: of the container's or the configured limit, or of the machine's memory.
    /// The rest is for what comes and goes: tables that double, buffers, what the process has besides.
    /// </summary>
    internal static readonly long DefaultLimit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 5 * 4;

    public long UsedBytes => GC.GetTotalMemory(forceFullCollection: false);

    public long AllocatedBytes => GC.GetTotalAllocatedBytes(precise: false);

    public void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
}
