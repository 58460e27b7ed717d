using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.Builds;

/// <summary>A program of one build, with the smallest files that a store can have.</summary>
sealed class BuiltProgram(Build build, string name)
{
    readonly Func<StoreOptions, PersistentStore> _open = build.Method<Func<StoreOptions, PersistentStore>>($"{name}.Program", "Open");
    readonly Action<PersistentStore, int> _act = build.Method<Action<PersistentStore, int>>($"{name}.Program", "Act");
    readonly Func<PersistentStore, string[]> _describe = build.Method<Func<PersistentStore, string[]>>($"{name}.Program", "Describe");

    public PersistentStore Open(SimulatedDisk disk, int? oldestReader = null) => _open(new StoreOptions
    {
        Storage = disk,
        SegmentSizeBytes = 4096,
        SnapshotLogBytes = 0,
        SnapshotsKept = 1,
        OldestReader = oldestReader,
    });

    public void Act(PersistentStore store, int round) => _act(store, round);

    public string[] Describe(PersistentStore store) => _describe(store);
}
