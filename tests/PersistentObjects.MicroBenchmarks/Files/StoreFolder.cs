using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Files;

/// <summary>A store in a temporary directory, which goes with it.</summary>
sealed class StoreFolder : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("persistent-objects-micro-").FullName;

    internal Depot Open() => Depot.Open(new StoreOptions { Directory = _directory, Durability = Durability.Relaxed, SnapshotLogBytes = 0 });

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
