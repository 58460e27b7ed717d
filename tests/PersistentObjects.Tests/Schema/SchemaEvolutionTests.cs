using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Tests.Schema;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SchemaEvolutionTests
{
    readonly SimulatedDisk _disk = new();

    [Test]
    public void An_added_property_keeps_its_initializer_in_old_objects()
    {
        var number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number)))
        {
            number.Set(store.Add(new Row()), 7);
        }

        // The new property comes first: values are read by name, whatever the order.
        var text = Row.Text("Title");
        number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text, number)))
        {
            var row = store.Rows.ShouldHaveSingleItem();
            (text.In(row), number.In(row), row.Version).ShouldBe(("initial text", 7L, 2L));
            number.Set(row, 8);
            text.Set(row, "new");
            text.Set(store.Add(new Row()), "second");
        }

        text = Row.Text("Title");
        number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number, text)))
        {
            store.Rows.Select(row => (number.In(row), text.In(row))).ShouldBe([(8, "new"), (42, "second")]);
        }
    }

    [Test]
    public void A_property_added_to_a_base_class_keeps_its_initializer_in_objects_of_subclasses()
    {
        var item = Row.Class("Shop.Item", Row.Text("Title"));
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item, Row.SmallNumber("Rank"))))
        {
            store.Add(new DerivedRow());
        }
        var (added, rank) = (Row.Number("Count"), Row.SmallNumber("Rank"));
        item = Row.Class("Shop.Item", added, Row.Text("Title"));
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item, rank)))
        {
            var row = store.Rows.Single().ShouldBeOfType<DerivedRow>();
            (added.In(row), rank.In(row)).ShouldBe((42L, 43));
        }
    }

    [Test]
    public void A_property_that_became_unique_refuses_data_that_breaks_it_and_names_both_objects()
    {
        var number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number)))
        {
            store.Add(new Row());
            store.Add(new Row());
        }
        number = Row.Number("Count");
        var unique = new PersistentClass(
            "Shop.Item", typeof(Row), null, static () => new Row(), [number], [new UniqueIndexDefinition<long>("ByCount", number)], null);
        var refused = Should.Throw<UniqueViolationException>(() => RowStore.Open(_disk, unique));
        refused.Message.ShouldStartWith("Shop.Item.Count must be unique, and among the stored objects '42' is the value of Row#1, Row#2. ");
        refused.Message.ShouldContain("the store was not opened and nothing was changed");
        using var before = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count")));
        before.Rows.Count().ShouldBe(2);
    }

    [Test]
    public void An_update_of_one_property_after_an_addition_is_read_by_its_own_schema()
    {
        var first = Row.Number("First");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", first, Row.Text("Last")))) store.Add(new Row());

        first = Row.Number("First");
        var middle = Row.Optional("Middle");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", middle, Row.Text("Last"), first)))
        {
            first.Set(store.Rows.Single(), 1);
            middle.Set(store.Rows.Single(), null);
        }

        (first, middle) = (Row.Number("First"), Row.Optional("Middle"));
        var last = Row.Text("Last");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", first, middle, last)))
        {
            var row = store.Rows.Single();
            (first.In(row), middle.In(row), last.In(row)).ShouldBe((1L, null, "initial text"));
        }
    }

    [Test]
    public void A_string_and_a_reference_may_become_nullable_and_back()
    {
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title"), Row.Reference("Next", "Shop.Item"))))
        {
            store.Add(new Row());
        }
        var text = Row.NullableText("Title");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text, Row.NullableReference("Next", "Shop.Item"))))
        {
            text.In(store.Rows.Single()).ShouldBe("initial text");
            text.Set(store.Rows.Single(), null);
        }
        Refused(
            [Row.Class("Shop.Item", Row.Text("Title"), Row.Reference("Next", "Shop.Item"))],
            "Shop.Item.Title is stored as nullable and declared as string, and is null in object 1. Say with [ConvertFrom] what null becomes, set it in a [Migration], or declare it nullable.",
            "Shop.Item.Next is stored as nullable and declared as ref Shop.Item, and is null in object 1. Say with [ConvertFrom] what null becomes, set it in a [Migration], or declare it nullable.");
        text = Row.NullableText("Title");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text, Row.NullableReference("Next", "Shop.Item"))))
        {
            text.Set(store.Rows.Single(), "again");
        }
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title"), Row.NullableReference("Next", "Shop.Item")))) store.Rows.ShouldHaveSingleItem();
    }

    [Test]
    public void A_removed_property_is_refused()
        => Refused(
            [Row.Class("Shop.Item", Row.Text("Title"), Row.Number("Count"))],
            [Row.Class("Shop.Item", Row.Text("Title"))],
            "Shop.Item.Count (int64) is stored and not declared any more.");

    [Test]
    public void A_renamed_property_is_refused()
        => Refused(
            [Row.Class("Shop.Item", Row.Number("Count"))],
            [Row.Class("Shop.Item", Row.Number("Quantity"))],
            "Shop.Item.Count (int64) is stored and not declared any more.");

    [Test]
    public void A_property_of_another_type_is_refused()
        => Refused(
            [Row.Class("Shop.Item", Row.Number("Count"), Row.Text("Title"))],
            [Row.Class("Shop.Item", Row.SmallNumber("Count"), Row.Optional("Title"))],
            "Shop.Item.Count is stored as int64 and declared as int32.",
            "Shop.Item.Title is stored as string and declared as float64?.");

    [Test]
    public void A_property_that_takes_fewer_objects_is_refused_when_it_refers_to_others()
    {
        var next = Row.NullableReference("Next", "Shop.Item");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", next)))
        {
            var first = store.Add(new Row());
            next.Set(store.Add(new Row()), first);
        }
        Refused(
            [Row.Class("Shop.Item", Narrower("Next"))],
            "Shop.Item.Next holds a Shop.Item, where 'ref Shop.Special?' is declared, in object 2.");

        static PersistentProperty<DerivedRow?> Narrower(string name)
            => new(name, ValueCodecs.NullableReference<DerivedRow>("Shop.Special"), static o => ref Row.ReferenceField<DerivedRow?>((Row)o));
    }

    [Test]
    public void A_removed_class_is_refused()
        => Refused(
            [Row.Class("Shop.Item", Row.Text("Title"))],
            [Row.Class("Shop.Product", Row.Text("Title"))],
            "Shop.Item is stored and is not a class of this store any more.");

    [Test]
    public void A_class_that_became_abstract_is_refused()
        => Refused(
            [Row.Class("Shop.Item", Row.Text("Title"))],
            [new PersistentClass("Shop.Item", typeof(Row), null, null, [Row.Text("Title")], [], null)],
            "Shop.Item is stored with objects of its own and declared abstract.");

    [Test]
    public void A_class_may_get_another_base_class()
    {
        var item = Row.Class("Shop.Item", Row.Text("Title"));
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item))) AddOneOfEach(store);
        item = Row.Class("Shop.Item", Row.Text("Title"));
        var text = Row.Text("Title");
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", null, text)))
        {
            store.Rows.ShouldHaveSingleItem();
            text.In(new Extent<Row>(store.Heap.Classes.ExtentOf(typeof(DerivedRow))).Single()).ShouldBe("initial text");
        }
    }

    [Test]
    public void All_differences_of_all_classes_are_listed_each_once()
    {
        var item = Row.Class("Shop.Item", Row.Text("Title"), Row.Number("Count"));
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item))) AddOneOfEach(store);
        item = Row.Class("Shop.Item", Row.Text("Title"), Row.Number("Count"), Row.OtherText("More"));
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item))) AddOneOfEach(store);
        item = Row.Class("Shop.Item", Row.SmallNumber("Title"));
        Refused(
            [item, DerivedRow.Class("Shop.Special", item)],
            "Shop.Item.Title is stored as string and declared as int32.",
            "Shop.Item.Count (int64) is stored and not declared any more.",
            "Shop.Special.Title is stored as string and declared as int32.",
            "Shop.Special.Count (int64) is stored and not declared any more.",
            "Shop.Item.More (string?) is stored and not declared any more.",
            "Shop.Special.More (string?) is stored and not declared any more.");
    }

    [Test]
    public void A_class_without_objects_that_was_never_used_may_go()
    {
        var item = Row.Class("Shop.Item", Row.Text("Title"));
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item))) store.Add(new Row());
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title")))) store.Rows.Count().ShouldBe(1);
    }

    [Test]
    public void A_property_that_became_unique_is_refused_when_two_objects_share_a_value()
    {
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title")))) AddOneOfEach(store);
        using (var store = RowStore.Open(_disk, Unique())) store.Rows.Count().ShouldBe(1);
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title")))) AddOneOfEach(store);
        var files = StoredFiles.Capture(_disk);
        Should.Throw<UniqueViolationException>(() => RowStore.Open(_disk, Unique())).Value.ShouldBe("initial text");
        StoredFiles.Capture(_disk).ShouldBe(files);

        static PersistentClass Unique()
        {
            var text = Row.Text("Title");
            return new("Shop.Item", typeof(Row), null, static () => new Row(), [text], [new UniqueIndexDefinition<string>("ByTitle", text)], null);
        }
    }

    [Test]
    public void An_added_reference_whose_initializer_makes_an_object_is_refused()
    {
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title")))) AddOneOfEach(store);
        Refused(
            [WithInitializer()],
            "Shop.Item.Next was added, and its initializer gives old objects a new Row that is in no store. Declare it without an initializer and set it in a [Migration].");

        static PersistentClass WithInitializer()
        {
            var next = Row.NullableReference("Next", "Shop.Item");
            return new("Shop.Item", typeof(Row), null, Create, [Row.Text("Title"), next], [], null);

            PersistentObject Create()
            {
                var row = new Row();
                next.FieldOf(row) = new Row();
                return row;
            }
        }
    }

    [Test]
    public void One_refusal_names_what_is_null_beside_a_reference_whose_initializer_makes_an_object()
    {
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count")))) AddOneOfEach(store);
        var (next, text) = (Row.NullableReference("Next", "Shop.Item"), Row.Text("Title"));
        var changed = new PersistentClass("Shop.Item", typeof(Row), null, Create, [Row.Number("Count"), next, text], [], null);

        var refused = Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, changed));

        refused.Differences.Select(difference => difference.Split(' ')[0]).ShouldBe(["Shop.Item.Next", "Shop.Item.Title"]);

        PersistentObject Create()
        {
            var row = new Row();
            next.FieldOf(row) = new Row();
            text.FieldOf(row) = null!;
            return row;
        }
    }

    void Refused(PersistentClass[] before, PersistentClass[] after, params string[] differences)
    {
        using (var store = RowStore.Open(_disk, before)) AddOneOfEach(store);
        Refused(after, differences);
        using (var store = RowStore.Open(_disk, before)) store.Rows.ShouldNotBeEmpty();
    }

    void Refused(PersistentClass[] classes, params string[] differences)
    {
        var files = StoredFiles.Capture(_disk);
        var refused = Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, classes));
        refused.Differences.ShouldBe(differences);
        foreach (var difference in differences) refused.Message.ShouldContain("- " + difference);
        StoredFiles.Capture(_disk).ShouldBe(files);
    }

    static void AddOneOfEach(RowStore store)
    {
        store.Add(new Row());
        if (store.Heap.Classes.All.Any(extent => extent.Model.Type == typeof(DerivedRow))) store.Add(new DerivedRow());
    }
}
