using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.Builds;

/// <summary>A program of one build, with the smallest files that a store can have.</summary>
sealed class BuiltProgram(Build build, string name)
{
    readonly Func<StoreOptions, PersistentStore> _open = build.Method<Func<StoreOptions, PersistentStore>>($"{name}.Program", "Open");
    readonly Action<PersistentStore, int> _act = build.Method<Action<PersistentStore, int>>($"{name}.Program", "Act");
    readonly Func<PersistentStore, string[]> _describe = build.Method<Func<PersistentStore, string[]>>($"{name}.Program", "Describe");

    readonly Func<string, bool, GoldenStoreReport> _check = build.Method<Func<string, bool, GoldenStoreReport>>($"{name}.Program", "Check");

    public PersistentStore Open(SimulatedDisk disk, int? oldestReader = null) => _open(new StoreOptions
    {
        Storage = disk,
        SegmentSizeBytes = 4096,
        SnapshotLogBytes = 0,
        SnapshotsKept = 1,
        OldestReader = oldestReader,
    });

    public void Act(PersistentStore store, int round) => _act(store, round);

    /// <summary>Golden stores in a folder, into which the program's own objects are put in round 0.</summary>
    public GoldenStoreReport Check(string folder, bool isBuildServer = false) => _check(folder, isBuildServer);

    public string[] Describe(PersistentStore store) => _describe(store);
}
