namespace PersistentObjects.MicroBenchmarks.Domain;

public sealed partial class Depot : PersistentStore
{
    const int ObjectsOfATransaction = 1000;

    public partial Extent<Parcel> Parcels { get; }

    public partial Extent<WithUnique> Unique { get; }

    public partial Extent<WithEquality> Equality { get; }

    public partial Extent<WithOrder> Ordered { get; }

    public partial Extent<WithComposite> Composite { get; }

    public partial Extent<WithElements> Elements { get; }

    public partial Extent<WithComputed> Computed { get; }

    public partial Extent<WithFilter> Filtered { get; }

    public Parcel[] AddParcels(int count) => AddAll(count, static i => new Parcel { Weight = i, Address = $"Street {i % 100}" });

    /// <summary>Adds objects in transactions of a thousand, and waits until they are durable.</summary>
    public T[] AddAll<T>(int count, Func<int, T> create)
        where T : PersistentObject
    {
        var all = new T[count];
        for (var start = 0; start < count; start += ObjectsOfATransaction)
        {
            Write((all, start, create, Store: this), static its =>
            {
                var end = Math.Min(its.all.Length, its.start + ObjectsOfATransaction);
                for (var i = its.start; i < end; i++) its.all[i] = its.Store.Add(its.create(i));
            });
        }
        FlushAsync().GetAwaiter().GetResult();
        return all;
    }
}
