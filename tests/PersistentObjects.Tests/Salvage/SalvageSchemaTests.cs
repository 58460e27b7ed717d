using PersistentObjects.Testing;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Salvage;

/// <summary>Objects that are older than properties of their class.</summary>
public class SalvageSchemaTests
{
    [Test]
    public void Objects_that_lack_a_property_get_its_initializer_and_others_keep_what_they_have()
    {
        var disk = new SimulatedDisk();
        var number = Row.Number("Count");
        using (var store = RowStore.Open(disk, Row.Class("Shop.Item", number)))
        {
            for (var i = 0; i < 3; i++) number.Set(store.Add(new Row()), i);
        }
        var text = Row.Text("Title");
        number = Row.Number("Count");
        using (var store = RowStore.Open(disk, Row.Class("Shop.Item", text, number)))
        {
            // One of the old objects gets a value of the new property, one another value of its own, one stays as it is.
            text.Set(store.Rows.ElementAt(0), "set");
            number.Set(store.Rows.ElementAt(1), 70);
            text.Set(store.Add(new Row()), "added");
        }
        var target = new SimulatedDisk();
        var report = StoreSalvage.Salvage(disk, target);
        report.IsComplete.ShouldBeTrue(report.ToString());
        (text, number) = (Row.Text("Title"), Row.Number("Count"));
        using (var store = RowStore.Open(target, Row.Class("Shop.Item", text, number)))
        {
            store.Rows.Select(row => (text.In(row), number.In(row))).ShouldBe([("set", 0L), ("initial text", 70L), ("initial text", 2L), ("added", 42L)]);
            store.Recovery.Objects.ShouldBe(4);
            number.Set(store.Rows.ElementAt(2), 9);
            store.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        }
        StoreVerification.Verify(target).Findings.ShouldBeEmpty();
        (text, number) = (Row.Text("Title"), Row.Number("Count"));
        using (var store = RowStore.Open(target, Row.Class("Shop.Item", text, number))) number.In(store.Rows.ElementAt(2)).ShouldBe(9);
    }
}
