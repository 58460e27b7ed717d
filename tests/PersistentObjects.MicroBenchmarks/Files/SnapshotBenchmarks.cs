using BenchmarkDotNet.Attributes;
using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Files;

/// <summary>Taking a snapshot of a hundred thousand objects, syncing and reading it back included, and loading it; for one of them.</summary>
public class SnapshotBenchmarks
{
    const int Objects = 100_000;

    StoreFolder _taken = null!;
    StoreFolder _loaded = null!;
    Depot _depot = null!;
    Parcel _parcel = null!;

    [GlobalSetup]
    public void Fill()
    {
        (_taken, _loaded) = (new StoreFolder(), new StoreFolder());
        _depot = _taken.Open();
        _parcel = _depot.AddParcels(Objects)[0];
        using var depot = _loaded.Open();
        depot.AddParcels(Objects);
        depot.SnapshotAsync().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Remove()
    {
        _depot.Dispose();
        _taken.Dispose();
        _loaded.Dispose();
    }

    // What has not changed since the last snapshot needs none.
    [IterationSetup(Target = nameof(Take))]
    public void Change() => _parcel.Weight++;

    [Benchmark(OperationsPerInvoke = Objects)]
    public long Take() => _depot.SnapshotAsync().GetAwaiter().GetResult().Objects;

    [Benchmark(OperationsPerInvoke = Objects)]
    public long Load()
    {
        using var depot = _loaded.Open();
        return depot.Version;
    }
}
