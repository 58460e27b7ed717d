using BenchmarkDotNet.Attributes;
using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Objects;

/// <summary>Setting a property that no index reads: each a relaxed transaction of its own, many in one, and of a detached object.</summary>
[Disassembly(nameof(SetterBenchmarks))]
public class SetterBenchmarks
{
    const int Writes = 1000;

    readonly PlainParcel _plain = new();
    readonly Parcel _detached = new();
    Depot _depot = null!;
    Parcel _parcel = null!;
    Parcel _watched = null!;
    long _next;

    [GlobalSetup]
    public void Open()
    {
        _depot = Depot.Open(new StoreOptions { Storage = new NullDisk(), Durability = Durability.Relaxed, SnapshotLogBytes = 0 });
        var parcels = _depot.AddParcels(2);
        (_parcel, _watched) = (parcels[0], parcels[1]);
    }

    [GlobalCleanup]
    public void Close() => _depot.Dispose();

    [Benchmark(Baseline = true)]
    public void Plain() => _plain.Weight = ++_next;

    [Benchmark]
    public void Detached() => _detached.Weight = ++_next;

    [Benchmark]
    public void Relaxed() => _parcel.Weight = ++_next;

    [Benchmark]
    public void RelaxedWide() => _parcel.Code = new Guid((int)++_next, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Benchmark]
    public void RelaxedSame() => _parcel.Address = "Street 0";

    [Benchmark]
    public void RelaxedWhileAScopeIsOpen()
    {
        using var scope = _depot.BeginRead();
        _watched.Weight = ++_next;
    }

    [Benchmark(OperationsPerInvoke = Writes)]
    public void InTransaction() => _depot.Write(this, static its =>
    {
        for (var i = 0; i < Writes; i++) its._parcel.Weight = ++its._next;
    });
}
