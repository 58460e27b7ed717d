using System.Runtime.CompilerServices;
using PersistentObjects.Tests.Serialization;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

/// <summary>What is called millions of times a second allocates nothing.</summary>
public class HotPathTests
{
    const int Rounds = 20;
    const int CallsPerRound = 200;

    [Test]
    public void A_relaxed_setter_of_a_long_allocates_nothing()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed, TimeProvider = new ManualTime() });
        var a = bank.Add(new Account("a"));
        bank.FlushAsync().Wait();
        AllocatedBytes(() => a.Points += 1).ShouldBe(0);
        a.Points.ShouldBe(Rounds * CallsPerRound);
    }

    [Test]
    public void A_relaxed_setter_of_a_wide_value_allocates_nothing()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed, TimeProvider = new ManualTime() });
        var a = bank.Add(new Account("a"));
        bank.FlushAsync().Wait();
        AllocatedBytes(() => a.Balance += 1).ShouldBe(0);
    }

    [Test]
    public void Getters_allocate_nothing()
    {
        using var store = ValueStore.InMemory();
        var values = store.Add(new AllValues { Text = "text" });
        AllocatedBytes(() => Keep(values.Text)).ShouldBe(0);
        AllocatedBytes(() => Keep(values.Int64)).ShouldBe(0);
        AllocatedBytes(() => Keep(values.Boolean)).ShouldBe(0);
        AllocatedBytes(() => Keep(values.Decimal)).ShouldBe(0);
        AllocatedBytes(() => Keep(values.Guid)).ShouldBe(0);
        AllocatedBytes(() => Keep(values.OptionalDateTimeOffset)).ShouldBe(0);
        AllocatedBytes(() => Keep(values.Int32Enum)).ShouldBe(0);
        AllocatedBytes(() => Keep(values.Version)).ShouldBe(0);
    }

    [Test]
    public void Getters_of_an_object_that_a_scope_keeps_old_values_of_allocate_nothing()
    {
        using var bank = Bank.InMemory();
        var a = bank.Add(new Account("a"));
        using var scope = bank.BeginRead();
        a.Balance = 1;
        a.Sidecar.ShouldNotBeNull();
        AllocatedBytes(() => Keep(a.Balance)).ShouldBe(0);
        AllocatedBytes(() => Keep(a.Email)).ShouldBe(0);
    }

    [Test]
    public void A_lookup_by_a_unique_key_allocates_nothing()
    {
        using var bank = Bank.InMemory();
        bank.Add(new Account("a"));
        AllocatedBytes(() => Keep(bank.Accounts.ByEmail.Find("a"))).ShouldBe(0);
        AllocatedBytes(() => Keep(bank.Accounts.ByEmail.Contains("b"))).ShouldBe(0);
    }

    [Test]
    public void Setting_the_same_value_allocates_nothing()
    {
        using var bank = Bank.InMemory();
        var a = bank.Add(new Account("a"));
        AllocatedBytes(() => a.Points = 0).ShouldBe(0);
        AllocatedBytes(() => a.Email = "a").ShouldBe(0);
    }

    /// <summary>
    /// The least of many rounds: buffers that grow now and then, and what the runtime does behind the thread's back, are
    /// not what every call costs.
    /// </summary>
    static long AllocatedBytes(Action call)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < CallsPerRound; i++) call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Keep<T>(T value) => _ = value;
}
