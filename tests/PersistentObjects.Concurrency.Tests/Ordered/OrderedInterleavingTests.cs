using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Ordered;

public class OrderedInterleavingTests
{
    [Test]
    public void An_enumeration_stands_while_leaves_are_split_under_it([Values] bool descending)
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(200, i => i);
        ShouldFind(gauges, store, descending, () => store.Add(1000, i => i % 200, 1000));
    }

    [Test]
    public void An_enumeration_stands_while_leaves_are_merged_under_it([Values] bool descending)
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(1000, i => i);
        ShouldFind(gauges, store, descending, () => store.Write(() => Array.ForEach(gauges, store.Delete)));
        store.ByLevel.All.ShouldBeEmpty();
    }

    [Test]
    public void An_enumeration_stands_while_everything_is_turned_round([Values] bool descending)
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(500, i => i);
        ShouldFind(gauges, store, descending, () => store.Write(() => Array.ForEach(gauges, gauge => gauge.Level = -gauge.Level)));
        store.ByLevel.All.ShouldBe(gauges.Reverse());
    }

    [Test]
    public void An_enumeration_stands_while_splits_and_moves_are_taken_back_under_it([Values] bool descending)
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(500, i => i);
        ShouldFind(gauges, store, descending, () =>
        {
            Should.Throw<TimeoutException>(() => store.Write(() =>
            {
                for (var i = 0; i < 2000; i++) store.Add(new Gauge { Number = 1000 + i, Level = i % 500 });
                Array.ForEach(gauges, gauge => gauge.Level = -gauge.Level);
                throw new TimeoutException();
            }));
            store.Add(2000, i => i % 500, 5000);
        });
    }

    [Test]
    public void A_reader_that_stands_in_a_leaf_finds_all_whatever_happens_meanwhile(
        [Values] bool descending, [Values(0, 1, 2, 5)] int moment, [Values] Upheaval upheaval)
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(200, i => i);
        List<Gauge> found = [];
        using var reader = new StoppedThread(
            HookPoint.LeafHalfRead, () => found = [.. descending ? store.ByLevel.Descending().Reverse() : store.ByLevel.All], moment);
        Befall(store, gauges, upheaval);
        reader.Resume();
        found.ShouldBe(gauges);
        store.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void Nobody_waits_for_a_writer_that_stands_in_a_leaf(
        [Values(0, 1, 7, 30, 31)] int moment, [Values(Upheaval.Split, Upheaval.TurnRound, Upheaval.TakeBack)] Upheaval upheaval)
    {
        using var store = Gauges.InMemory();
        var gauges = store.Add(200, i => i);
        using var writer = new StoppedThread(HookPoint.LeafHalfWritten, () => Befall(store, gauges, upheaval), moment);
        using var reader = new Worker();
        reader.Get(store.ByLevel.All.ToList).ShouldBe(gauges);
        reader.Get(store.ByLevel.Descending().ToList).ShouldBe(gauges.Reverse());
        for (var i = 0; i < gauges.Length; i++) reader.Get(() => store.ByNumber.Find(i)).ShouldBe(gauges[i]);
        writer.IsRunning.ShouldBeTrue();
        writer.Resume();
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

    /// <summary>What happens to a store of 200 gauges while a reader looks.</summary>
    public enum Upheaval
    {
        Split,
        Merge,
        TurnRound,
        TakeBack,
    }

    static void Befall(Gauges store, Gauge[] gauges, Upheaval upheaval)
    {
        switch (upheaval)
        {
            case Upheaval.Split:
                store.Add(1000, i => i % 200, 1000);
                break;
            case Upheaval.Merge:
                store.Write(() => Array.ForEach(gauges, store.Delete));
                break;
            case Upheaval.TurnRound:
                store.Write(() => Array.ForEach(gauges, gauge => gauge.Level = 1000 - gauge.Level));
                break;
            case Upheaval.TakeBack:
                Should.Throw<TimeoutException>(() => store.Write(() =>
                {
                    Befall(store, gauges, Upheaval.Split);
                    Befall(store, gauges, Upheaval.TurnRound);
                    throw new TimeoutException();
                }));
                break;
        }
    }

    /// <summary>Whatever happens behind the first entries, the enumeration goes on with what was there.</summary>
    static void ShouldFind(Gauge[] expected, Gauges store, bool descending, Action change)
    {
        var found = new List<Gauge>();
        foreach (var gauge in descending ? store.ByLevel.Descending() : store.ByLevel.All)
        {
            found.Add(gauge);
            if (found.Count == 3) change();
        }
        if (descending) found.Reverse();
        found.ShouldBe(expected);
        store.VerifyIndexes().ShouldBeEmpty();
    }
}
