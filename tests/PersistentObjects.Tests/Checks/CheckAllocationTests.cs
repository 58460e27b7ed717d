using PersistentObjects.Tests.Allocations;

namespace PersistentObjects.Tests.Checks;

/// <summary>A good value costs nothing on the heap, whatever rules it has met.</summary>
public class CheckAllocationTests
{
    [Test]
    public void A_relaxed_setter_with_rules_allocates_nothing()
    {
        using var store = FormStore.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        // A class without checks of whole objects, and without a hook: it may be written without a transaction.
        var form = store.Add(AttributeTests.Complete());
        var i = 0;
        AllocationMeter.LeastBytes(() => form.Level = 1 + ++i % 10).ShouldBe(0);
        AllocationMeter.LeastBytes(() => form.Price = 1 + ++i % 10).ShouldBe(0);
        AllocationMeter.LeastBytes(() => form.Short = ++i % 2 == 0 ? "ab" : "abc").ShouldBe(0);
        AllocationMeter.LeastBytes(() => form.Name = ++i % 2 == 0 ? "ab" : "abc").ShouldBe(0);
    }
}
