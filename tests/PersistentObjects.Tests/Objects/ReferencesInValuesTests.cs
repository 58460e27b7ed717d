using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Objects;

/// <summary>References may stand anywhere in a value: each of them is treated like a property that is one.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ReferencesInValuesTests : IDisposable
{
    readonly SimulatedDisk _disk = new();
    readonly RowStore _store;
    readonly Basket _root = new();

    public ReferencesInValuesTests()
    {
        _store = RowStore.Open(_disk, Basket.Class);
        _store.Add(_root);
    }

    /// <summary>Each sets a property of the first basket to a value that refers to the others.</summary>
    public static IEnumerable<TestCaseData> Setters
    {
        get
        {
            yield return Setter("array", (o, a, b) => Basket.Array.Set(o, [a, b]));
            yield return Setter("record", (o, a, b) => Basket.Pairs.Set(o, [new Pair(null, a, 1), new Pair(b, null, 2)]));
            yield return Setter("set", (o, a, b) => Basket.Set.Set(o, new[] { a, b }.ToFrozenSet()));
            yield return Setter("key and value", (o, a, b) => Basket.Map.Set(o, ImmutableDictionary<Basket, Basket?>.Empty.Add(a, b)));
            yield return Setter("key", (o, a, b) => Basket.Map.Set(o, ImmutableDictionary<Basket, Basket?>.Empty.Add(a, null).Add(b, null)));
            yield return Setter("nested", (o, a, b) => Basket.Nested.Set(o, [[a], [], [b, b]]));
        }
    }

    [TestCaseSource(nameof(Setters))]
    public void Setting_a_value_adds_every_detached_object_in_it(Action<Basket, Basket, Basket> set)
    {
        var (a, b, c) = (new Basket(), new Basket(), new Basket());
        Basket.Tuple.Set(b, (1, c));
        set(_root, a, b);
        new[] { a, b, c }.ShouldAllBe(o => o.IsAttached);
        using var store = Reopen();
        Basket.In(store).Select(o => o.IdValue).ShouldBe([1L, 2, 3, 4]);
        foreach (var o in new[] { _root, a, b, c }) Basket.In(store).Single(other => other.IdValue == o.IdValue).Bytes.ShouldBe(o.Bytes);
    }

    [TestCaseSource(nameof(Setters))]
    public void Adding_an_object_adds_what_its_values_reach(Action<Basket, Basket, Basket> set)
    {
        var (o, a, b) = (new Basket(), new Basket(), new Basket());
        set(o, a, b);
        // A way back, which is to be gone once.
        Basket.Array.Set(a, [o, b]);
        _store.Add(o);
        new[] { o, a, b }.ShouldAllBe(added => added.IsAttached);
        using var store = Reopen();
        Basket.In(store).Count().ShouldBe(4);
    }

    [TestCaseSource(nameof(Setters))]
    public void A_rollback_detaches_what_came_along(Action<Basket, Basket, Basket> set)
    {
        var (a, b) = (new Basket(), new Basket());
        Should.Throw<TimeoutException>(() => _store.Write(() =>
        {
            set(_root, a, b);
            throw new TimeoutException();
        }));
        (a.IsAttached, b.IsAttached).ShouldBe((false, false));
        _root.ToString().ShouldBe("Basket#1 { Array = [], Pairs = null, Set = null, Map = null, Tuple = null, Nested = [] }");
        set(_root, a, b);
        (a.IsAttached, b.IsAttached).ShouldBe((true, true));
    }

    [TestCaseSource(nameof(Setters))]
    public void A_deleted_object_is_refused_and_nothing_comes_along(Action<Basket, Basket, Basket> set)
    {
        var (a, b) = (new Basket(), _store.Add(new Basket()));
        _store.Delete(b);
        _store.Write(() => Should.Throw<ObjectDeletedException>(() => set(_root, a, b)));
        a.IsAttached.ShouldBeFalse();
        Basket.In(_store).ShouldBe([_root]);
    }

    [TestCaseSource(nameof(Setters))]
    public void An_object_of_another_store_is_refused_and_nothing_comes_along(Action<Basket, Basket, Basket> set)
    {
        using var other = RowStore.Open(new SimulatedDisk(), Basket.Class);
        var (a, b) = (new Basket(), other.Add(new Basket()));
        _store.Write(() => Should.Throw<InvalidOperationException>(() => set(_root, a, b)).Message.ShouldContain("belongs to another store"));
        var added = new Basket();
        set(added, a, b);
        Should.Throw<InvalidOperationException>(() => _store.Add(added));
        (a.IsAttached, added.IsAttached).ShouldBe((false, false));
    }

    [TestCaseSource(nameof(Setters))]
    public void A_transaction_that_deletes_one_of_the_objects_is_refused(Action<Basket, Basket, Basket> set)
    {
        var (a, b) = (_store.Add(new Basket()), _store.Add(new Basket()));
        foreach (var deleted in new[] { a, b })
        {
            var property = Should.Throw<DeleteRestrictedException>(() => _store.Write(() =>
            {
                set(_root, a, b);
                _store.Delete(deleted);
            })).Referrers.ShouldHaveSingleItem().Property;
            property.ShouldNotBe("Tuple");
        }
        Basket.In(_store).Count().ShouldBe(3);
    }

    [TestCaseSource(nameof(Setters))]
    public void The_same_objects_again_write_nothing(Action<Basket, Basket, Basket> set)
    {
        var (a, b) = (_store.Add(new Basket()), _store.Add(new Basket()));
        set(_root, a, b);
        var version = _root.Version;
        set(_root, a, b);
        _root.Version.ShouldBe(version);
        set(_root, b, a);
        _store.Write(() => set(_root, a, b));
        new[] { a, b }.ShouldAllBe(o => o.IsAttached);
    }

    [Test]
    public void A_value_whose_comparer_can_not_be_stored_leaves_nothing_behind()
    {
        var detached = new Basket();
        var map = ImmutableDictionary.Create<Basket, Basket?>(new Loose()).Add(detached, null);
        Should.Throw<NotSupportedException>(() => Basket.Map.Set(_root, map.Add(new Basket(), null)));
        Basket.Map.Set(_root, ImmutableDictionary<Basket, Basket?>.Empty.Add(_root, null));
        // Swallowed, it would leave an object that nobody refers to.
        Should.Throw<InvalidOperationException>(() => _store.Write(() => Should.Throw<NotSupportedException>(() => Basket.Map.Set(_root, map))));
        detached.IsAttached.ShouldBeFalse();
        Basket.In(_store).ShouldBe([_root]);
    }

    [Test]
    public void An_added_value_whose_initializer_makes_an_object_is_refused()
    {
        var disk = new SimulatedDisk();
        using (var store = RowStore.Open(disk, Before())) store.Add(new Basket());
        var after = new CompilerServices.PersistentClass(
            "Shop.Basket", typeof(Basket), null, Create, [Basket.Array, Basket.Pairs], [], null);
        Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(disk, after)).Differences.Single()
            .ShouldStartWith("Shop.Basket.Pairs was added, and its initializer gives old objects a new Basket that is in no store.");

        static CompilerServices.PersistentClass Before()
            => new("Shop.Basket", typeof(Basket), null, static () => new Basket(), [Basket.Array], [], null);

        static PersistentObject Create()
        {
            var basket = new Basket();
            Basket.Pairs.FieldOf(basket) = [new Pair(null, null, 1), new Pair(null, new Basket(), 2)];
            return basket;
        }
    }

    public void Dispose() => _store.Dispose();

    RowStore Reopen()
    {
        _store.Dispose();
        return RowStore.Open(_disk, Basket.Class);
    }

    static TestCaseData Setter(string name, Action<Basket, Basket, Basket> set) => new TestCaseData(set).SetArgDisplayNames(name);

    sealed class Loose : IEqualityComparer<Basket>
    {
        public bool Equals(Basket? x, Basket? y) => ReferenceEquals(x, y);

        public int GetHashCode(Basket obj) => 0;
    }
}
