using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;


namespace PersistentObjects.Tests.Schema;

/// <summary>Data of properties and classes that are not declared any more stays until it is given up.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RetiredPropertyTests
{
    readonly SimulatedDisk _disk = new();

    [Test]
    public void A_retired_property_is_kept_beside_its_object_and_in_snapshots([Values] bool fromSnapshot)
    {
        Store3(fromSnapshot);
        for (var round = 0; round < 2; round++)
        {
            using var store = RowStore.Open(_disk, Without());
            store.Add(new Row());
            Row.Numbers(store.Rows).ShouldBe(Enumerable.Repeat(42L, store.Rows.Count()));
            store.SnapshotAsync().Wait();
            ShouldBeSound();
        }
        var (text, number) = (Row.Text("Title"), Row.Number("Count"));
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number, text)))
        {
            store.Rows.Select(row => text.In(row)).ShouldBe(["a", "b", "c", "initial text", "initial text"]);
        }
    }

    [Test]
    public void A_deleted_object_takes_what_was_kept_with_it_and_a_new_one_has_nothing()
    {
        Store3(fromSnapshot: true);
        using (var store = RowStore.Open(_disk, Without()))
        {
            store.Delete(store.Rows.Skip(1).First());
            store.SnapshotAsync().Wait();
        }
        ShouldBeSound();
        var text = Row.Text("Title");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), text))) store.Rows.Select(row => text.In(row)).ShouldBe(["a", "c"]);
    }

    [Test]
    public void Data_that_is_given_up_is_in_no_later_snapshot()
    {
        Store3(fromSnapshot: false);
        using (var store = RowStore.Open(_disk, Without(drops: true))) store.SnapshotAsync().Wait();
        ShouldBeSound();
        var text = Row.Text("Title");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), text)))
        {
            store.Rows.Select(row => text.In(row)).ShouldBe(["initial text", "initial text", "initial text"]);
        }
    }

    [Test]
    public void A_kept_reference_to_an_object_that_was_deleted_since_makes_no_snapshot_unreadable()
    {
        var next = Row.NullableReference("Next", "Shop.Item");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), next)))
        {
            next.Set(store.Add(new Row()), store.Add(new Row()));
        }
        for (var round = 0; round < 2; round++)
        {
            using var store = RowStore.Open(_disk, Retiring("Next"));
            if (round == 0) store.Delete(store.Rows.Last());
            store.SnapshotAsync().Wait();
            ShouldBeSound();
        }
    }

    [Test]
    public void The_objects_of_a_retired_class_are_kept_with_all_their_values([Values] bool fromSnapshot)
    {
        var item = Row.Class("Shop.Item", Row.Number("Count"));
        var text = Row.Text("Code");
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Coupon", null, text)))
        {
            store.Add(new Row());
            text.Set((Row)store.Add(new DerivedRow()), "x");
            text.Set((Row)store.Add(new DerivedRow()), "y");
            if (fromSnapshot) store.SnapshotAsync().Wait();
        }
        RowStore.Declares = ([new RetiredName("Shop.Coupon", false)], [], 0);
        for (var round = 0; round < 2; round++)
        {
            using var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count")));
            store.Rows.Count().ShouldBe(1);
            store.Heap.Classes.Retired.Single().Objects.Count().ShouldBe(2);
            store.SnapshotAsync().Wait();
            ShouldBeSound();
        }
        RowStore.Declares = default;
        text = Row.Text("Code");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count")), DerivedRow.Class("Shop.Coupon", null, text)))
        {
            new Extent<Row>(store.Heap.Classes.ExtentOf(typeof(DerivedRow))).Select(row => text.In(row)).ShouldBe(["x", "y"]);
        }
    }

    void Store3(bool fromSnapshot)
    {
        var text = Row.Text("Title");
        using var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), text));
        foreach (var value in "abc") text.Set(store.Add(new Row()), value.ToString());
        if (fromSnapshot) store.SnapshotAsync().Wait();
    }

    static PersistentClass Without(bool drops = false) => Retiring("Title", drops);

    static PersistentClass Retiring(string name, bool drops = false)
        => new("Shop.Item", typeof(Row), null, static () => new Row(), [Row.Number("Count")], [], null) { Retired = [new RetiredName(name, drops)] };

    void ShouldBeSound() => StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
}
