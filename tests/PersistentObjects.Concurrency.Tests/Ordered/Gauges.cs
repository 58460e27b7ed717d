using PersistentObjects.CompilerServices;
using HandWrittenStore = PersistentObjects.PersistentStore;

namespace PersistentObjects.Concurrency.Tests.Ordered;

/// <summary>A store of gauges. Its base goes by an alias, so that the generator leaves it alone.</summary>
sealed class Gauges : HandWrittenStore, IPersistentStore<Gauges>
{
    Gauges(StoreOptions options)
        : base(options, [PersistentClass.Of<Gauge>()], [])
    {
    }

    internal Extent<Gauge> All => ExtentOf<Gauge>();

    internal OrderedIndex<int, Gauge> ByLevel => All.Index(Gauge.ByLevel);

    internal UniqueOrderedIndex<long, Gauge> ByNumber => All.Index(Gauge.ByNumber);

    internal OrderedCompositeIndex<long, int, Gauge> ByGroupLevel => All.Index(Gauge.ByGroupLevel);

    static Gauges IPersistentStore<Gauges>.Create(StoreOptions options) => new(options);

    internal static Gauges InMemory(Durability durability = Durability.Full)
        => OpenStoreInMemory<Gauges>(new StoreOptions { Durability = durability });

    internal Gauge[] Add(int count, Func<int, int> level, int firstNumber = 0)
    {
        Gauge[] gauges = [.. Enumerable.Range(0, count).Select(i => new Gauge { Number = firstNumber + i, Level = level(i) })];
        Write(() => Array.ForEach(gauges, gauge => Add(gauge)));
        return gauges;
    }
}
