using BenchmarkDotNet.Attributes;
using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Objects;

/// <summary>Reading a property of an object that nobody is changing, and of one that somebody is.</summary>
[Disassembly(nameof(GetterBenchmarks))]
public class GetterBenchmarks
{
    readonly PlainParcel _plain = new() { Weight = 1 };
    Depot _depot = null!;
    Parcel _settled = null!;
    Parcel _changed = null!;
    StoreView _before = null!;

    [GlobalSetup]
    public void Open()
    {
        _depot = Depot.InMemory();
        var parcels = _depot.AddParcels(2);
        (_settled, _changed) = (parcels[0], parcels[1]);
        // What the view sees is kept beside the object, so every reader has to ask which version it may see.
        _before = _depot.OpenView();
        _changed.Weight++;
    }

    [GlobalCleanup]
    public void Close()
    {
        _before.Dispose();
        _depot.Dispose();
    }

    [Benchmark(Baseline = true)]
    public long Plain() => _plain.Weight;

    [Benchmark]
    public long Settled() => _settled.Weight;

    [Benchmark]
    public Guid SettledWide() => _settled.Code;

    [Benchmark]
    public long Changed() => _changed.Weight;

    [Benchmark]
    public Guid ChangedWide() => _changed.Code;
}
