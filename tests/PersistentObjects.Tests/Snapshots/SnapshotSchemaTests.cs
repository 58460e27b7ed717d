using PersistentObjects.Serialization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SnapshotSchemaTests
{
    readonly SimulatedDisk _disk = new();

    [Test]
    public void A_property_that_was_added_since_keeps_its_initializer()
    {
        var number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", number)))
        {
            number.Set(store.Add(new Row()), 7);
            Snapshot(store);
        }
        // The new property comes first: values are read by name, whatever the order.
        var text = Row.Text("Title");
        number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text, number)))
        {
            store.Recovery.Transactions.ShouldBe(0);
            var row = store.Rows.ShouldHaveSingleItem();
            (text.In(row), number.In(row), row.Version).ShouldBe(("initial text", 7L, 2L));
            number.Set(row, 8);
            text.Set(row, "new");
        }
        text = Row.Text("Title");
        number = Row.Number("Count");
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text, number)))
        {
            store.Recovery.Transactions.ShouldBe(2);
            (text.In(store.Rows.Single()), number.In(store.Rows.Single())).ShouldBe(("new", 8L));
        }
    }

    [Test]
    public void A_snapshot_holds_what_the_program_declares_though_the_log_does_not_know_it_yet()
    {
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Number("Count")))) store.Add(new Row());
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title"), Row.Number("Count")))) Snapshot(store);
        var (text, number) = (Row.Text("Title"), Row.Number("Count"));
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text, number)))
        {
            store.Recovery.Transactions.ShouldBe(0);
            (text.In(store.Rows.Single()), number.In(store.Rows.Single())).ShouldBe(("initial text", 42L));
            // Only now it is described in the log.
            text.Set(store.Rows.Single(), "set");
        }
        LoggedRecord.ReadAll(_disk).Where(record => record.Kind == RecordKind.Schema).Select(record => record.AsSchema().Properties.Count).ShouldBe([1, 2]);
        (text, number) = (Row.Text("Title"), Row.Number("Count"));
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", text, number))) text.In(store.Rows.Single()).ShouldBe("set");
    }

    [Test]
    public void A_class_is_not_described_again_after_a_restart_from_a_snapshot()
    {
        for (var round = 0; round < 3; round++)
        {
            using var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title")));
            store.Add(new Row());
            Snapshot(store);
        }
        LoggedRecord.ReadAll(_disk).Count(record => record.Kind == RecordKind.Schema).ShouldBe(1);
    }

    [Test]
    public void All_differences_of_snapshot_and_log_are_listed()
    {
        var item = Row.Class("Shop.Item", Row.Text("Title"), Row.Number("Count"));
        using (var store = RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item)))
        {
            store.Add(new Row());
            Snapshot(store);
            store.Add(new DerivedRow());
        }
        item = Row.Class("Shop.Item", Row.SmallNumber("Title"));
        var refused = Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, item, DerivedRow.Class("Shop.Special", item)));
        foreach (var name in new[] { "Item", "Special" })
        {
            refused.Message.ShouldContain($"Shop.{name}.Title is stored as string and declared as int32.");
            refused.Message.ShouldContain($"Shop.{name}.Count (int64) is stored and not declared any more.");
        }
    }

    [Test]
    public void An_added_reference_that_its_initializer_sets_is_refused()
    {
        using (var store = RowStore.Open(_disk, Row.Class("Shop.Item", Row.Text("Title"))))
        {
            store.Add(new Row());
            Snapshot(store);
        }
        var made = new PersistentObjects.CompilerServices.PersistentClass(
            "Shop.Item", typeof(Row), null, static () => Row.WithReference(), [Row.Text("Title"), Row.NullableReference("Next", "Shop.Item")], [], null);
        Should.Throw<IncompatibleSchemaException>(() => RowStore.Open(_disk, made)).Message.ShouldContain("its initializer gives old objects a new Row");
    }

    /// <summary>
    /// A class that is used for the first time while a snapshot is written, by a transaction that a crash then loses: the
    /// snapshot must not say that the log describes it.
    /// </summary>
    [Test]
    public void A_description_behind_the_snapshot_that_a_crash_has_lost_is_written_again()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(3);
        var begun = false;
        stored.Bank.SnapshotAsync(new FirstReport(() =>
        {
            begun = true;
            stored.Bank.Write(() => { stored.Bank.Add(new Letter { Number = 1 }); }, Durability.Relaxed);
        })).Wait();
        begun.ShouldBeTrue();
        var bank = stored.Crash(Survival.Nothing);
        (bank.Version, bank.Recovery.SnapshotVersion).ShouldBe((3, 3));
        bank.Add(new Letter { Number = 2 });
        bank.Dispose();
        // The log alone must be readable too.
        SnapshotFiles.DamageSnapshot(stored.Disk, 3);
        stored.Reopen().Letters.Select(letter => letter.Number).ShouldBe([2]);
    }

    static void Snapshot(RowStore store) => store.SnapshotAsync().GetAwaiter().GetResult();

    sealed class FirstReport(Action action) : IProgress<SnapshotProgress>
    {
        Action? _action = action;

        public void Report(SnapshotProgress value) => Interlocked.Exchange(ref _action, null)?.Invoke();
    }
}
