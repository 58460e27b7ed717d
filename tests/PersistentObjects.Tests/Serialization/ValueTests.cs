using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Serialization;

/// <summary>Values of every type as properties of an object in a store.</summary>
[TestFixtureSource(typeof(ValueCases), nameof(ValueCases.All))]
sealed class ValueTests(ValueCase type)
{
    readonly StoreOptions _options = new() { Storage = new SimulatedDisk(), SegmentSizeBytes = 256 << 10 };

    [Test]
    public void A_value_that_was_set_is_there_at_once_and_after_a_restart()
    {
        using (var store = ValueStore.Open(_options))
        {
            for (var i = 0; i < type.Count; i++)
            {
                var values = store.Add(new AllValues());
                type.Set(values, i);
                type.Get(values).ShouldBe(type.Encode(i));
            }
        }
        using (var store = ValueStore.Open(_options)) AllAreThere(store);
    }

    [Test]
    public void A_value_that_was_added_is_there_after_a_restart()
    {
        using (var store = ValueStore.Open(_options))
        {
            for (var i = 0; i < type.Count; i++)
            {
                var values = new AllValues();
                type.Set(values, i);
                type.Get(values).ShouldBe(type.Encode(i));
                store.Add(values);
            }
        }
        using (var store = ValueStore.Open(_options)) AllAreThere(store);
    }

    [Test]
    public void A_value_is_there_after_a_restart_from_a_snapshot()
    {
        using (var store = ValueStore.Open(_options with { SnapshotOnDispose = true }))
        {
            for (var i = 0; i < type.Count; i++) type.Set(store.Add(new AllValues()), i);
        }
        using (var store = ValueStore.Open(_options))
        {
            store.Recovery.Transactions.ShouldBe(0);
            AllAreThere(store);
        }
    }

    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void Setting_a_value_writes_nothing_exactly_when_its_bytes_are_the_same(Durability durability)
    {
        using var store = ValueStore.InMemory(new StoreOptions { Durability = durability });
        var values = store.Add(new AllValues());
        for (var i = 0; i < type.Count; i++)
        {
            for (var j = 0; j < type.Count; j++)
            {
                type.Set(values, i);
                var before = store.Version;
                type.Set(values, j);
                var isSame = type.Encode(i).AsSpan().SequenceEqual(type.Encode(j));
                store.Version.ShouldBe(isSame ? before : before + 1, $"samples {i} and {j}");
                type.Get(values).ShouldBe(type.Encode(j));
            }
        }
    }

    [Test]
    public void A_detached_object_just_holds_the_value()
    {
        var values = new AllValues();
        for (var i = 0; i < type.Count; i++)
        {
            type.Set(values, i);
            type.Get(values).ShouldBe(type.Encode(i));
        }
    }

    void AllAreThere(ValueStore store)
    {
        store.Values.Count.ShouldBe(type.Count);
        foreach (var (i, values) in store.Values.Index()) type.Get(values).ShouldBe(type.Encode(i));
    }
}
