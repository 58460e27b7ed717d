using BenchmarkDotNet.Attributes;
using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Objects;

/// <summary>Reading in a scope, in a transaction, and what it takes to open a scope.</summary>
public class ScopedGetterBenchmarks
{
    const int Reads = 1000;

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
        _before = _depot.OpenView();
        _changed.Weight++;
    }

    [GlobalCleanup]
    public void Close()
    {
        _before.Dispose();
        _depot.Dispose();
    }

    [Benchmark]
    public long OpenScope()
    {
        using var scope = _depot.BeginRead();
        return scope.Version;
    }

    [Benchmark]
    public long EnterView()
    {
        using (_before.Enter()) return _before.Version;
    }

    [Benchmark(OperationsPerInvoke = Reads)]
    public long SettledInScope()
    {
        using var scope = _depot.BeginRead();
        return Sum(_settled);
    }

    [Benchmark(OperationsPerInvoke = Reads)]
    public long ChangedInScope()
    {
        using var scope = _depot.BeginRead();
        return Sum(_changed);
    }

    [Benchmark(OperationsPerInvoke = Reads)]
    public long OldValueInView()
    {
        using var scope = _before.Enter();
        return Sum(_changed);
    }

    [Benchmark(OperationsPerInvoke = Reads)]
    public long SettledInTransaction() => _depot.Write(_settled, static its => Sum(its));

    static long Sum(Parcel parcel)
    {
        var sum = 0L;
        for (var i = 0; i < Reads; i++) sum += parcel.Weight;
        return sum;
    }
}
