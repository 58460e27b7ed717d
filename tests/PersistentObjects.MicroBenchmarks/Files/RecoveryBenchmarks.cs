using BenchmarkDotNet.Attributes;
using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Files;

/// <summary>Opening a store whose log has a hundred thousand records, for one of them; the files are in the system's cache.</summary>
public class RecoveryBenchmarks
{
    const int Records = 100_000;
    const int Objects = 1000;

    StoreFolder _updates = null!;
    StoreFolder _creations = null!;

    [GlobalSetup]
    public void Fill()
    {
        (_updates, _creations) = (new StoreFolder(), new StoreFolder());
        using var updated = _updates.Open();
        var parcels = updated.AddParcels(Objects);
        for (var i = 0; i < Records; i++) parcels[i % Objects].Weight = Objects + i;
        using var created = _creations.Open();
        for (var i = 0; i < Records; i++) created.Add(new Parcel { Weight = i, Address = "Street 1" });
    }

    [GlobalCleanup]
    public void Remove()
    {
        _updates.Dispose();
        _creations.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long Update() => CountAfterOpening(_updates);

    [Benchmark(OperationsPerInvoke = Records)]
    public long Creation() => CountAfterOpening(_creations);

    static long CountAfterOpening(StoreFolder folder)
    {
        using var depot = folder.Open();
        return depot.Recovery.Transactions;
    }
}
