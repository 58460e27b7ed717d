using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Allocations;

public sealed partial class Warehouse : PersistentStore
{
    public partial Extent<Part> Parts { get; }

    /// <summary>A store with so many parts, all settled, in which nothing happens in the background.</summary>
    public static Warehouse With(int parts, Durability durability)
    {
        var warehouse = InMemory(new StoreOptions { Durability = durability, TimeProvider = new ManualTime() });
        warehouse.Write(() =>
        {
            for (var i = 0; i < parts; i++)
            {
                warehouse.Add(new Part { Number = i, Kind = i % 2, Weight = i, Shelf = i % 2, Place = i, Tags = [i % 2], Price = i, IsSold = true, Serial = i });
            }
        });
        warehouse.FlushAsync().Wait();
        warehouse.Settle();
        return warehouse;
    }
}
