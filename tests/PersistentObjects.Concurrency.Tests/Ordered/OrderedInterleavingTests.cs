using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Ordered;

public class OrderedInterleavingTests
{
    [Test]
    public void An_enumeration_stands_while_leaves_are_split_under_it()
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(200, i => i);
        ShouldFind(gauges, store, () => store.Add(1000, i => i % 200, 1000));
    }

    [Test]
    public void An_enumeration_stands_while_leaves_are_merged_under_it()
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(1000, i => i);
        ShouldFind(gauges, store, () => store.Write(() => Array.ForEach(gauges, store.Delete)));
        store.ByLevel.All.ShouldBeEmpty();
    }

    [Test]
    public void An_enumeration_stands_while_everything_is_turned_round()
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(500, i => i);
        ShouldFind(gauges, store, () => store.Write(() => Array.ForEach(gauges, gauge => gauge.Level = -gauge.Level)));
        store.ByLevel.All.ShouldBe(gauges.Reverse());
    }

    [Test]
    public void An_enumeration_of_the_other_thread_sees_nothing_of_a_body_that_runs()
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(300, i => i);
        store.Write(() =>
        {
            foreach (var gauge in gauges) gauge.Level = 1000 - gauge.Level;
            store.ByLevel.All.ShouldBe(gauges.Reverse());
            Task.Run(() => store.ByLevel.All.ToList()).Result.ShouldBe(gauges);
            Task.Run(() => store.ByNumber.Find(7)).Result.ShouldBe(gauges[7]);
        });
        store.ByLevel.All.ShouldBe(gauges.Reverse());
    }

    [Test]
    public void A_unique_key_is_found_while_two_objects_swap_it()
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(2, i => i);
        using (Hooks.On(HookPoint.CandidateLoaded, () => store.Write(() => (gauges[0].Number, gauges[1].Number) = (gauges[1].Number, gauges[0].Number))))
        {
            store.ByNumber.Find(0).ShouldBe(gauges[1]);
        }
    }

    [Test]
    public void The_smallest_is_found_while_it_moves()
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(3, i => i);
        using (Hooks.On(HookPoint.CandidateLoaded, () => gauges[0].Level = 9)) store.ByLevel.Min.ShouldBe(gauges[1]);
        using (Hooks.On(HookPoint.CandidateLoaded, () => gauges[2].Level = 0)) store.ByLevel.Min.ShouldBe(gauges[2]);
    }

    /// <summary>Whatever happens behind the first entry, the enumeration goes on with what was there.</summary>
    static void ShouldFind(Gauge[] expected, Gauges store, Action change)
    {
        var found = new List<Gauge>();
        foreach (var gauge in store.ByLevel.All)
        {
            found.Add(gauge);
            if (found.Count == 3) change();
        }
        found.ShouldBe(expected);
        store.VerifyIndexes().ShouldBeEmpty();
    }
}
