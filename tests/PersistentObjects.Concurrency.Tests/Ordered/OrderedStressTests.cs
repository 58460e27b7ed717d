using System.Diagnostics;
using PersistentObjects.Concurrency.Tests.Stress;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Ordered;

/// <summary>
/// A writer moves, adds and deletes gauges while readers enumerate, with random delays at every hook point: what they
/// meet is sorted, and nobody that exists throughout is missed or met twice.
/// </summary>
[NonParallelizable]
public class OrderedStressTests
{
    const int Permanents = 400;
    const int Levels = 120;
    const int Enough = 4;
    static readonly TimeSpan Round = TimeSpan.FromSeconds(2.5);

    // For a machine that has other things to do.
    static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(45);

    [Test]
    public void Readers_enumerate_while_a_writer_changes_everything([Values] Durability durability, [Values(1, 2)] int seed)
    {
        using var store = Gauges.InMemory(durability);
        var permanent = store.Add(Permanents, i => i % Levels).ToHashSet();
        var sum = permanent.Sum(gauge => gauge.Level);
        var delays = new Delays(seed);
        var begun = Stopwatch.GetTimestamp();
        var counts = new int[4];
        Exception? failure = null;
        Thread[] threads =
        [
            Start(0, random => Change(store, [.. permanent], random)),
            Start(1, random => InScope(store, permanent, sum, random)),
            Start(2, random => InScope(store, permanent, sum, random)),
            Start(3, random => Outside(store, permanent, random)),
        ];
        foreach (var thread in threads) thread.Join(TimeSpan.FromSeconds(120)).ShouldBeTrue("a thread hangs");
        failure.ShouldBeNull();
        counts.ShouldAllBe(count => count >= Enough);
        store.VerifyIndexes().ShouldBeEmpty();
        foreach (var extra in store.All.Except(permanent).ToList()) store.Delete(extra);
        store.VerifyIndexes().ShouldBeEmpty();
        // Whoever deleted the last one has left it to the next writer to settle.
        store.Heap.EnterWriter();
        store.Heap.ExitWriter();
        foreach (var index in store.Heap.Classes.ExtentOf(typeof(Gauge)).Indexes) index.CandidateCount.ShouldBe(Permanents);

        bool GoesOn()
        {
            var passed = Stopwatch.GetElapsedTime(begun);
            return failure is null && (passed < Round || (passed < LongestRound && counts.Any(count => count < Enough)));
        }

        Thread Start(int number, Action<Random> role)
        {
            var thread = new Thread(() =>
            {
                TestHooks.Handler = delays.For(number);
                var random = new Random(HashCode.Combine(seed, number));
                try
                {
                    for (; GoesOn(); counts[number]++) role(random);
                }
                catch (Exception e)
                {
                    failure ??= e;
                }
            });
            thread.Start();
            return thread;
        }
    }

    /// <summary>The sum of the permanent ones' levels stays, and so does the set of their numbers.</summary>
    static void Change(Gauges store, Gauge[] permanent, Random random)
    {
        try
        {
            store.Write(() =>
            {
                for (var i = random.Next(1, 30); i > 0; i--)
                {
                    var (a, b) = (permanent[random.Next(Permanents)], permanent[random.Next(Permanents)]);
                    var change = random.Next(-3, 4);
                    (a.Level, b.Level) = (a == b ? a.Level : a.Level + change, a == b ? b.Level : b.Level - change);
                    if (random.Next(4) == 0) (a.Number, b.Number) = (b.Number, a.Number);
                }
                var extras = store.ByNumber.From(Permanents).ToList();
                var grow = random.Next(2) == 0;
                for (var i = random.Next(100); i > 0 && grow && extras.Count < 1500; i--)
                {
                    store.Add(new Gauge { Number = random.NextInt64(Permanents, long.MaxValue), Level = random.Next(-20, Levels + 20) });
                }
                foreach (var extra in extras.Where(_ => !grow && random.Next(4) > 0)) store.Delete(extra);
                if (random.Next(5) == 0) throw new TimeoutException();
            });
        }
        catch (TimeoutException)
        {
            // Some transactions are rolled back.
        }
    }

    static void InScope(Gauges store, HashSet<Gauge> permanent, int sum, Random random)
    {
        using var scope = store.BeginRead();
        var all = store.ByLevel.All.ToList();
        ShouldBeWhole(all, permanent);
        for (var i = 1; i < all.Count; i++) InOrder(all[i - 1], all[i]);
        all.Where(permanent.Contains).Sum(gauge => gauge.Level).ShouldBe(sum);
        store.ByLevel.Descending().Reverse().SequenceEqual(all).ShouldBeTrue();
        var bound = random.Next(Levels);
        store.ByLevel.Below(bound).Concat(store.ByLevel.From(bound)).SequenceEqual(all).ShouldBeTrue();
        store.ByLevel.Min.ShouldBeSameAs(all[0]);
        Enumerable.Range(0, 3).SelectMany(group => store.ByGroupLevel.Of(group)).ToHashSet().SetEquals(all).ShouldBeTrue();
        if (random.Next(8) == 0) store.VerifyIndexes().ShouldBeEmpty();
    }

    static void Outside(Gauges store, HashSet<Gauge> permanent, Random random)
    {
        ShouldBeWhole([.. random.Next(2) == 0 ? store.ByLevel.All : store.ByLevel.Descending()], permanent);
        store.ByNumber.Below(Permanents).Count.ShouldBe(Permanents);
        for (var i = 0; i < 20; i++)
        {
            store.ByNumber.Find(random.Next(Permanents)).ShouldNotBeNull();
            store.ByLevel.Min.ShouldNotBeNull();
            store.ByGroupLevel.Of(random.Next(3)).Max.ShouldNotBeNull();
        }
    }

    static void InOrder(Gauge before, Gauge after)
    {
        (before.Level, before.IdValue).CompareTo((after.Level, after.IdValue)).ShouldBeLessThan(0);
    }

    static void ShouldBeWhole(List<Gauge> all, HashSet<Gauge> permanent)
    {
        all.Distinct().Count().ShouldBe(all.Count);
        all.Count(permanent.Contains).ShouldBe(permanent.Count);
    }
}
