using BenchmarkDotNet.Attributes;
using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Transactions;

/// <summary>Small transactions, on a disk that takes no time.</summary>
public class CommitBenchmarks
{
    const int Changes = 10;

    Depot _depot = null!;
    Parcel[] _parcels = null!;
    long _next;

    [Params(Durability.Full, Durability.Relaxed)]
    public Durability Durability { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _depot = Depot.Open(new StoreOptions { Storage = new NullDisk(), Durability = Durability, SnapshotLogBytes = 0 });
        _parcels = _depot.AddParcels(Changes);
    }

    [GlobalCleanup]
    public void Close() => _depot.Dispose();

    [Benchmark]
    public void Setter() => _parcels[0].Weight = ++_next;

    [Benchmark]
    public void OneChange() => _depot.Write(this, static its => its._parcels[0].Weight = ++its._next);

    [Benchmark]
    public void TenChanges() => _depot.Write(this, static its =>
    {
        foreach (var parcel in its._parcels) parcel.Weight = ++its._next;
    });

    [Benchmark]
    public void Explicit()
    {
        using var transaction = _depot.BeginWrite();
        _parcels[0].Weight = ++_next;
        transaction.Commit();
    }

    [Benchmark]
    public async Task Asynchronous() => await _depot.WriteAsync(() => _parcels[0].Weight = ++_next);

    [Benchmark]
    public void NothingChanged() => _depot.Write(this, static its => its._parcels[0].Address = "Street 0");

    [Benchmark]
    public void RolledBack()
    {
        using var transaction = _depot.BeginWrite();
        _parcels[0].Weight = ++_next;
    }

    [Benchmark]
    public void AddAndDelete() => _depot.Delete(_depot.Add(new Parcel()));
}
