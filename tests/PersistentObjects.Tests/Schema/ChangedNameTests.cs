using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Tests.Schema;

/// <summary>What has another name today, read from the log and from a snapshot, by the application and without it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ChangedNameTests
{
    readonly SimulatedDisk _disk = new();

    [Test]
    public void A_property_keeps_its_values_under_another_name([Values] bool fromSnapshot)
    {
        var number = Row.Number("Count");
        Before(store => number.Set(store.Add(new Row()), 7), fromSnapshot, Row.Class("Shop.Item", number));

        number = Renamed("Quantity", "Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number)))
        {
            number.In(store.Rows.Single()).ShouldBe(7);
            number.Set(store.Rows.Single(), 8);
        }
        number = Renamed("Amount", "Quantity", "Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number))) number.In(store.Rows.Single()).ShouldBe(8);
        ShouldBeSound();
    }

    [Test]
    public void A_class_keeps_its_objects_and_their_page_under_another_name([Values] bool fromSnapshot)
    {
        var number = Row.Number("Count");
        Before(store => number.Set(store.Add(new Row()), 7), fromSnapshot, Row.Class("Shop.Item", number));

        number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Called("Store.Product", ["Shop.Item"], number)))
        {
            number.In(store.Rows.Single()).ShouldBe(7);
            number.Set(store.Rows.Single(), 8);
            store.Add(new Row()).Id.ShouldBe(new ObjectId(2));
        }
        ShouldBeSound();
        number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Called("Product", ["Store.Product", "Shop.Item"], number)))
        {
            store.Rows.Select(row => number.In(row)).ShouldBe([8, 42]);
            store.SnapshotAsync().Wait();
            number.Set(store.Rows.First(), 9);
        }
        ShouldBeSound();
        using (var store = RowStore.Open(_disk, Called("Product", ["Store.Product", "Shop.Item"], number))) store.Rows.Select(row => number.In(row)).ShouldBe([9, 42]);
    }

    [Test]
    public void A_reference_follows_the_class_that_it_is_to()
    {
        var next = Row.NullableReference("Next", "Shop.Item");
        Before(store => next.Set(store.Add(new Row()), store.Add(new Row())), fromSnapshot: false, Row.Class("Shop.Item", next));
        next = Row.NullableReference("Next", "Shop.Product");
        using (var store = RowStore.Open(_disk, Called("Shop.Product", ["Shop.Item"], next))) next.In(store.Rows.First()).ShouldBe(store.Rows.Last());
    }

    /// <summary>Of which the log tells what it was: nobody reads values of one property as those of another.</summary>
    [Test]
    public void A_name_of_before_that_another_property_has_is_refused([Values] bool fromSnapshot, [Values] bool isRetired)
    {
        var number = Row.Number("Count");
        Before(store => number.Set(store.Add(new Row()), 7), fromSnapshot, Row.Class("Shop.Item", number));
        // Before anybody has written with the new name, nothing tells.
        number = Renamed("Quantity", "Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number))) store.Add(new Row());
        var files = StoredFiles.Capture(_disk);
        var freed = isRetired
            ? new PersistentClass("Shop.Item", typeof(Row), null, static () => new Row(), [Row.Number("Quantity")], [], null) { Retired = [new RetiredName("Count", false)] }
            : Row.Class("Shop.Item", Row.Number("Quantity"), Row.Number("Count"));
        Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, freed)).Differences.Single()
            .ShouldStartWith("Shop.Item.Count is stored, and is what Quantity was called before, which it is not today. Put [FormerlyNamed] back");
        StoredFiles.Capture(_disk).ShouldBe(files);
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number)))
        {
            number.In(store.Rows.First()).ShouldBe(7);
            store.SnapshotAsync().Wait();
        }
        // What is in the snapshot has the new name.
        using (var store = RowStore.Open(_disk, freed)) store.Add(new Row());
        using (var store = RowStore.Open(_disk, freed)) store.Rows.Count().ShouldBe(3);
    }

    [Test]
    public void A_name_of_before_that_another_class_has_is_refused()
    {
        Before(store => store.Add(new Row()), fromSnapshot: false, Row.Class("Shop.Item", Row.Number("Count")));
        using (var store = RowStore.Open(_disk, Called("Shop.Product", ["Shop.Item"], Row.Number("Count")))) store.Add(new Row());
        PersistentClass[] freed = [Row.Class("Shop.Product", Row.Number("Count")), DerivedRow.Class("Shop.Item", null, Row.Number("Count"))];
        Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, freed)).Differences.Single()
            .ShouldStartWith("Shop.Item is stored, and is what Shop.Product was called before, which it is not today.");
        // While the attribute stands, a class of that name today is another one, and nothing tells that the old data is not its own.
        freed[0] = Called("Shop.Product", ["Shop.Item"], Row.Number("Count"));
        Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, freed)).Message.ShouldContain("Shop.Item is stored, and is what Shop.Product was called before");
    }

    static PersistentProperty<long> Renamed(string name, params string[] formerNames)
        => new(name, ValueCodecs.Int64, static o => ref Row.NumberField((Row)o)) { FormerNames = formerNames };

    static PersistentClass Called(string name, string[] formerNames, params PersistentProperty[] properties)
        => new(name, typeof(Row), null, static () => new Row(), properties, [], null) { FormerNames = formerNames };

    void Before(Action<RowStore> fill, bool fromSnapshot, params PersistentClass[] classes)
    {
        using var store = RowStore.Open(_disk, classes);
        fill(store);
        if (fromSnapshot) store.SnapshotAsync().Wait();
    }

    void ShouldBeSound() => StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
}
