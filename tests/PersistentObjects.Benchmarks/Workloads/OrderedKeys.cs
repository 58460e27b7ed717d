using System.Runtime.CompilerServices;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>Changing the keys of an ordered index over a million objects, against a sorted set of (key, number) pairs.</summary>
sealed class OrderedKeys : IDisposable
{
    const int WarmUp = 1000;
    const int Rounds = 11;

    readonly Bench _bench;
    readonly int _count;
    readonly int _changes;
    readonly Meters _meters;
    readonly Meter[] _all;
    readonly SortedSet<(long Level, int Number)> _set = [];
    readonly long[] _levels;
    readonly Random _random = new(8);

    OrderedKeys(Bench bench)
    {
        (_bench, _count, _changes) = (bench, bench.Objects, bench.Count(100_000));
        _levels = new long[_count];
        _meters = Meters.Open(new StoreOptions { Directory = bench.Folder("meters"), Durability = Durability.Relaxed });
        _all = _meters.Fill(_count);
        for (var i = 0; i < _count; i++)
        {
            _levels[i] = _random.NextInt64();
            _set.Add((_levels[i], i));
        }
        _meters.FlushAsync().GetAwaiter().GetResult();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
    }

    internal static void Run(Bench bench)
    {
        using var workload = new OrderedKeys(bench);
        bench.Report([workload.Change()]);
    }

    Measurement Change()
    {
        _bench.WarmUp(() => ChangeKeys(WarmUp), () => ChangePlain(WarmUp));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        ChangeKeys(_changes);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var (ours, theirs) = Interleaved.Run(
            _bench.Rounds(Rounds), () => Interleaved.Seconds(() => ChangeKeys(_changes)), () => Interleaved.Seconds(() => ChangePlain(_changes)));
        var nanoseconds = 1e9 * ours / _changes;
        return new Measurement(
            $"W3 relaxed change of a key in an ordered index of {_count:N0} / SortedSet, remove and add",
            ours / theirs,
            $"{nanoseconds:F0} ns, flush included, {allocated / _changes} bytes allocated, against {1e9 * theirs / _changes:F0} ns",
            "< 3000 ns",
            nanoseconds < 3000);
    }

    public void Dispose() => _meters.Dispose();

    // Each change is a transaction of its own; the flush of the last ones is inside the time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void ChangeKeys(int count)
    {
        for (var i = 0; i < count; i++) _all[_random.Next(_count)].Level = _random.NextInt64();
        _meters.FlushAsync().GetAwaiter().GetResult();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void ChangePlain(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var number = _random.Next(_count);
            ref var level = ref _levels[number];
            _set.Remove((level, number));
            level = _random.NextInt64();
            _set.Add((level, number));
        }
    }
}
