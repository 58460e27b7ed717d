using PersistentObjects.CompilerServices;

namespace PersistentObjects.Testing;

/// <summary>Writes and opens the stores that golden files hold, in memory.</summary>
static class Golden
{
    /// <summary>The smallest that there are: the files are checked in.</summary>
    const int SegmentSizeBytes = 4096;

    /// <summary>A store with objects of every class, whose log holds everything.</summary>
    public static SimulatedDisk Write<TStore>(Action<TStore>? fill)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var disk = new SimulatedDisk();
        using var store = Open<TStore>(disk);
        fill?.Invoke(store);
        try
        {
            SampleObjects.AddTo(store);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new GoldenStoreException(
                $"No objects with made-up values can be added to a {typeof(TStore).Name}: {e.Message} Add objects of your own, in the function that is passed as 'fill'.", e);
        }
        return disk;
    }

    /// <summary>Takes a snapshot of a store, which its next open begins with, and says what state it has.</summary>
    public static string Snapshot<TStore>(SimulatedDisk disk)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        using var store = Open<TStore>(disk);
        store.SnapshotAsync().GetAwaiter().GetResult();
        return store.ComputeStateHash();
    }

    public static TStore Open<TStore>(SimulatedDisk disk)
        where TStore : PersistentStore, IPersistentStore<TStore>
        => PersistentStore.OpenWith<TStore>(new StoreOptions { Storage = disk, SegmentSizeBytes = SegmentSizeBytes, SnapshotLogBytes = 0, SnapshotsKept = 1 });
}
