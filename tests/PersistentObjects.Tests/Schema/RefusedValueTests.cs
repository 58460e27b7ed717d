using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Schema;

/// <summary>Values that have no place among those of today's classes.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RefusedValueTests
{
    readonly SimulatedDisk _disk = new();

    [Test]
    public void Values_that_a_method_refuses_are_named_unless_something_has_replaced_them()
    {
        var text = Row.Text("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text)))
        {
            for (var i = 0; i < 9; i++) text.Set(store.Add(new Row()), "x");
            text.Set(store.Rows.First(), "5");
            store.Delete(store.Rows.Skip(1).First());
        }
        var number = new PersistentProperty<long>("Count", ValueCodecs.Int64, static o => ref Row.NumberField((Row)o))
        {
            Conversions = [new ValueConversion<string, long>(ValueCodecs.String, static old => old == "x" ? throw new TimeoutException("no x") : 5)],
        };
        ShouldRefuse([Row.Class("Shop.Item", number)], "Shop.Item.Count holds a value that its [ConvertFrom] method refuses (TimeoutException: no x), in 7 objects (3, 4, 5, 6, 7, ...).");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text)))
        {
            foreach (var row in store.Rows.Skip(1)) text.Set(row, "5");
        }
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number))) store.Rows.ShouldAllBe(row => number.In(row) == 5);
    }

    [Test]
    public void Two_stored_properties_do_not_become_one()
    {
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count"), Row.SmallNumber("Old")))) store.Add(new Row());
        var number = new PersistentProperty<long>("Count", ValueCodecs.Int64, static o => ref Row.NumberField((Row)o)) { FormerNames = ["Old"] };
        ShouldRefuse([Row.Class("Shop.Item", number)], "Shop.Item.Old is stored beside another property that Count is or was called.");
    }

    void ShouldRefuse(PersistentClass[] classes, string difference)
        => Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, classes)).Differences.ShouldBe([difference]);
}
