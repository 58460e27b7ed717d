using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Schema;

/// <summary>What migrations read of properties and classes that are not declared any more, and when it is gone.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RetiredDataTests
{
    readonly SimulatedDisk _disk = new();
    readonly List<string?> _read = [];

    [TearDown]
    public void NothingIsDeclared() => RowStore.Declares = default;

    [Test]
    public void Values_under_a_former_name_and_a_later_one_are_those_of_one_property([Values] bool fromSnapshot)
    {
        AddRows(["a", "b"], Row.Text("Title"));
        var name = Renamed("Name", "Title");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), name)))
        {
            name.Set(store.Rows.First(), "c");
            if (fromSnapshot) store.SnapshotAsync().Wait();
        }
        RowStore.Declares = ([], [Reading("Name")], 0);
        using (var store = RowStore.Open(_disk, Retiring(("Title", false))))
        {
            _read.ShouldBe(["c", "b"]);
            store.SnapshotAsync().Wait();
        }
        RowStore.Declares = default;
        ShouldBeSound();
        name = Renamed("Name", "Title");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), name))) store.Rows.Select(row => name.In(row)).ShouldBe(["c", "b"]);
    }

    [Test]
    public void Data_is_given_up_when_the_last_migration_has_read_it_also_by_a_base_class([Values] bool isOfBase)
    {
        var (text, other) = (Row.Text("Title"), Row.OtherText("More"));
        var item = Row.Class("Shop.Item", Row.Number("Count"), text, other);
        using (var store = RowStore.Open(_disk, isOfBase ? [item, DerivedRow.Class("Shop.Special", item)] : [item]))
        {
            text.Set(store.Add(isOfBase ? new DerivedRow() : new Row()), "a");
            other.Set(store.Rows.Single(), "b");
        }
        item = Retiring(("Title", true), ("More", true));
        PersistentClass[] today = isOfBase ? [item, DerivedRow.Class("Shop.Special", item)] : [item];
        RowStore.Declares = ([], [Reading("Title"), Reading("More")], 0);
        using (var store = RowStore.Open(_disk, today))
        {
            _read.ShouldBe(["b", "a"]);
            store.SnapshotAsync().Wait();
        }
        ShouldBeSound();
        RowStore.Declares = default;
        item = Row.Class("Shop.Item", Row.Number("Count"), text, other);
        using (var store = RowStore.Open(_disk, isOfBase ? [item, DerivedRow.Class("Shop.Special", item)] : [item]))
        {
            (text.In(store.Rows.Single()), other.In(store.Rows.Single())).ShouldBe(("initial text", "initial other text"));
        }
    }

    [Test]
    public void Objects_of_a_class_that_is_given_up_are_deleted([Values] bool byMigration)
    {
        using (var store = RowStore.Open(_disk, Item, DerivedRow.Class("Shop.Coupon", null)))
        {
            store.Add(new Row());
            for (var i = 0; i < 3; i++) store.Add(new DerivedRow());
        }
        RowStore.Declares = ([new("Shop.Coupon", true), new("Shop.Coupon", true)], byMigration ? [new StoreMigration("a", DeleteOne)] : [], 0);
        for (var round = 0; round < 2; round++)
        {
            using var store = RowStore.Open(_disk, Item);
            store.Heap.Classes.Retired.SelectMany(extent => extent.Objects).ShouldBeEmpty();
            store.Rows.Count().ShouldBe(1);
        }
        ShouldBeSound();

        void DeleteOne(RetiredData retired)
        {
            var coupons = retired.Objects("Shop.Coupon");
            coupons.Count.ShouldBe(3);
            RowStore.Current!.Delete(coupons[1]);
            retired.Objects("Shop.Coupon").ShouldBe([coupons[0], coupons[2]]);
        }
    }

    [Test]
    public void Only_the_migration_reads_it_on_its_thread_and_only_of_its_store()
    {
        AddRows(["a"], Row.Text("Title"));
        using var other = RowStore.Open(new SimulatedDisk(), Item);
        var stranger = other.Add(new Row());
        RetiredData? kept = null;
        RowStore.Declares = ([], [new StoreMigration("a", Read)], 0);
        using var store = RowStore.Open(_disk, Retiring(("Title", false)));
        store.Write(() => Should.Throw<InvalidOperationException>(() => kept!.Get<string>(store.Rows.Single(), "Title")));
        Should.Throw<InvalidOperationException>(() => kept!.Objects("Shop.Item"));

        void Read(RetiredData retired)
        {
            kept = retired;
            retired.Get<string>(stranger, "Title").ShouldBeNull();
            var thread = new Thread(() => Should.Throw<InvalidOperationException>(() => retired.Objects("Shop.Item")));
            thread.Start();
            thread.Join();
        }
    }

    StoreMigration Reading(string property) => new(property, retired => _read.AddRange(RowStore.Current!.Rows.Select(row => retired.Get<string>(row, property))));

    void AddRows(string[] values, PersistentProperty<string> text)
    {
        using var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), text));
        foreach (var value in values) text.Set(store.Add(new Row()), value);
    }

    static PersistentClass Item => Row.Class("Shop.Item", Row.Number("Count"));

    static PersistentClass Retiring(params (string Name, bool Drops)[] retired)
        => new("Shop.Item", typeof(Row), null, static () => new Row(), [Row.Number("Count")], [], null) { Retired = [.. retired.Select(name => new RetiredName(name.Name, name.Drops))] };

    static PersistentProperty<string> Renamed(string name, string former)
        => new(name, ValueCodecs.String, static o => ref Row.TextField((Row)o)) { FormerNames = [former] };

    void ShouldBeSound() => StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
}
