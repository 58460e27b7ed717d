using System.Runtime.CompilerServices;
using PersistentObjects.Tests.Allocations;
using PersistentObjects.Tests.Serialization;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

/// <summary>What is called millions of times a second allocates nothing.</summary>
public class HotPathTests
{
    [Test]
    public void A_relaxed_setter_of_a_long_allocates_nothing()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed, TimeProvider = new ManualTime() });
        var a = bank.Add(new Account("a"));
        bank.FlushAsync().Wait();
        AllocationMeter.LeastBytes(() => a.Points += 1).ShouldBe(0);
        a.Points.ShouldBeGreaterThanOrEqualTo(AllocationMeter.Calls);
    }

    [Test]
    public void A_relaxed_setter_of_a_wide_value_allocates_nothing()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed, TimeProvider = new ManualTime() });
        var a = bank.Add(new Account("a"));
        bank.FlushAsync().Wait();
        AllocationMeter.LeastBytes(() => a.Balance += 1).ShouldBe(0);
    }

    [Test]
    public void Getters_allocate_nothing()
    {
        using var store = ValueStore.InMemory();
        var values = store.Add(new AllValues { Text = "text" });
        AllocationMeter.LeastBytes(() => Keep(values.Text)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(values.Int64)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(values.Boolean)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(values.Decimal)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(values.Guid)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(values.OptionalDateTimeOffset)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(values.Int32Enum)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(values.Version)).ShouldBe(0);
    }

    [Test]
    public void Getters_of_an_object_that_a_scope_keeps_old_values_of_allocate_nothing()
    {
        using var bank = Bank.InMemory();
        var a = bank.Add(new Account("a"));
        using var scope = bank.BeginRead();
        a.Balance = 1;
        a.Sidecar.ShouldNotBeNull();
        AllocationMeter.LeastBytes(() => Keep(a.Balance)).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(a.Email)).ShouldBe(0);
    }

    [Test]
    public void A_lookup_by_a_unique_key_allocates_nothing()
    {
        using var bank = Bank.InMemory();
        bank.Add(new Account("a"));
        AllocationMeter.LeastBytes(() => Keep(bank.Accounts.ByEmail.Find("a"))).ShouldBe(0);
        AllocationMeter.LeastBytes(() => Keep(bank.Accounts.ByEmail.Contains("b"))).ShouldBe(0);
    }

    [Test]
    public void Setting_the_same_value_allocates_nothing()
    {
        using var bank = Bank.InMemory();
        var a = bank.Add(new Account("a"));
        AllocationMeter.LeastBytes(() => a.Points = 0).ShouldBe(0);
        AllocationMeter.LeastBytes(() => a.Email = "a").ShouldBe(0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Keep<T>(T value) => _ = value;
}
