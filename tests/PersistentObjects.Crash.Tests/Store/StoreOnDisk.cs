using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>Opens a bank on a simulated disk.</summary>
static class StoreOnDisk
{
    public static Bank Open(SimulatedDisk disk, Durability durability = Durability.Full, int snapshotsKept = 0)
        => Bank.Open(Options(disk, durability) with { SnapshotsKept = Math.Max(1, snapshotsKept) });

    /// <summary>
    /// Small segments, so that new ones are begun often. Relaxed transactions wait for FlushAsync: a timer would make
    /// runs unlike each other.
    /// </summary>
    public static StoreOptions Options(SimulatedDisk disk, Durability durability = Durability.Full) => new()
    {
        Storage = disk,
        Durability = durability,
        SegmentSizeBytes = 4096,
        FlushInterval = TimeSpan.FromDays(1),
    };
}
