using PersistentObjects.CompilerServices;
using PersistentObjects.Serialization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Migrations;

/// <summary>What a newer release writes while an older one is still to read it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class OlderReaderTests
{
    readonly SimulatedDisk _disk = new();
    readonly PersistentProperty<long> _number = Row.Number("Count");

    [Test]
    public void What_has_another_name_is_written_by_the_name_that_they_know()
    {
        var item = Row.Class("Shop.Item", _number);
        Release first = new(item, DerivedRow.Class("Shop.Special", item)) { SchemaVersion = 1 };
        using (var store = ReleaseStore.Open(_disk, first))
        {
            store.Add(new Row());
            store.Add(new DerivedRow());
        }
        var amount = new PersistentProperty<long>("Amount", ValueCodecs.Int64, static o => ref Row.NumberField((Row)o)) { FormerNames = ["Count"] };
        var product = new PersistentClass("Shop.Product", typeof(Row), null, static () => new Row(), [amount], [], null) { FormerNames = ["Shop.Item"] };
        Release second = new(product, DerivedRow.Class("Shop.Special", product, Row.Optional("Discount"))) { SchemaVersion = 2, OldestReader = 1 };
        using (var store = ReleaseStore.Open(_disk, second))
        {
            amount.Set(store.Rows.First(), 7);
            store.Add(new Row());
            store.Add(new DerivedRow());
        }
        // Only the second class says something new.
        LoggedRecord.ReadAll(_disk).Where(record => record.Kind == RecordKind.Schema).Select(record => record.AsSchema()).Select(stored => (stored.Name, stored.BaseName))
            .ShouldBe([("Shop.Item", ""), ("Shop.Special", "Shop.Item"), ("Shop.Special", "Shop.Item")]);
        StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
        using (var store = ReleaseStore.Open(_disk, first)) Row.Numbers(store.Rows).ShouldBe([7, 42, 42, 42]);
    }

    [Test]
    public void A_type_that_they_would_misread_is_refused()
    {
        using (var store = ReleaseStore.Open(_disk, Of(1, null, Row.SmallNumber("Count")))) store.Add(new Row());
        var files = StoredFiles.Capture(_disk);
        Should.Throw<IncompatibleSchemaException>(() => ReleaseStore.Open(_disk, Of(2, 1, _number))).Differences.Single()
            .ShouldStartWith("Shop.Item.Count would be written as int64, which was int32. Programs of schema version 1 are still to read the store");
        StoredFiles.Capture(_disk).ShouldBe(files);
        using (var store = ReleaseStore.Open(_disk, Of(2, null, _number))) _number.In(store.Rows.Single()).ShouldBe(43);
    }

    [Test]
    public void They_are_told_of_null_where_they_know_none()
    {
        using (var store = ReleaseStore.Open(_disk, Of(1, null, Row.Text("Title")))) store.Add(new Row());
        var nullable = Row.NullableText("Title");
        using (var store = ReleaseStore.Open(_disk, Of(2, 1, nullable)))
        {
            store.Add(new Row());
            nullable.Set(store.Rows.First(), null);
        }
        Should.Throw<IncompatibleSchemaException>(() => ReleaseStore.Open(_disk, Of(1, null, Row.Text("Title")))).Message.ShouldContain("Shop.Item.Title is stored as nullable and declared as string, and is null in object 1.");
        using (var store = ReleaseStore.Open(_disk, Of(2, 1, nullable))) nullable.Set(store.Rows.First(), "set");
        using (var store = ReleaseStore.Open(_disk, Of(1, null, Row.Text("Title")))) store.Rows.Count.ShouldBe(2);
    }

    [Test]
    public void An_object_of_a_new_class_is_refused_only_where_they_expect_one_that_they_know()
    {
        using (var store = ReleaseStore.Open(_disk, Of(1, null, _number))) store.Add(new Row());
        var item = Row.Class("Shop.Item", _number);
        using (var store = ReleaseStore.Open(_disk, new Release(item, DerivedRow.Class("Shop.Special", item)) { SchemaVersion = 2, OldestReader = 1 }))
        {
            Should.Throw<InvalidOperationException>(() => store.Add(new DerivedRow())).Message.ShouldStartWith("Objects of Shop.Special can't be stored: ");
            store.Add(new Row());
        }
        using (var store = ReleaseStore.Open(_disk, new Release(item, DerivedRow.Class("Shop.Other", null)) { SchemaVersion = 2, OldestReader = 1 })) store.Add(new DerivedRow());
        using (var store = ReleaseStore.Open(_disk, Of(1, null, _number)))
        {
            store.Rows.Count.ShouldBe(2);
            store.Heap.Classes.Retired.Single().Objects.Count().ShouldBe(1);
        }
    }

    /// <summary>What the newer release gives up, the older one needs until it is gone.</summary>
    [Test]
    public void Data_that_is_given_up_stays_until_no_older_release_reads_it([Values] bool beforeSnapshot, [Values] bool newerSnapshot, [Values] bool olderSnapshot)
    {
        var text = Row.Text("Title");
        var older = Of(1, null, _number, text);
        using (var store = ReleaseStore.Open(_disk, older))
        {
            text.Set(store.Add(new Row()), "a");
            if (beforeSnapshot) store.Snapshot();
        }
        for (var round = 1; round <= 2; round++)
        {
            using (var store = ReleaseStore.Open(_disk, GivingUp(oldestReader: 1)))
            {
                _number.Set(store.Rows.First(), round);
                store.Add(new Row());
                if (newerSnapshot) store.Snapshot();
            }
            ShouldBeSound();
            using (var store = ReleaseStore.Open(_disk, older))
            {
                _number.In(store.Rows.First()).ShouldBe(round);
                store.Rows.Select(row => text.In(row)).ShouldBe(["a", .. Enumerable.Repeat("initial text", round)]);
                if (olderSnapshot) store.Snapshot();
            }
            ShouldBeSound();
        }
        using (var store = ReleaseStore.Open(_disk, GivingUp(oldestReader: null)))
        {
            _number.Set(store.Rows.First(), 3);
            store.Snapshot();
        }
        ShouldBeSound();
        Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(_disk, older)).RequiredVersion.ShouldBe(2);
        using (var store = ReleaseStore.Open(_disk, GivingUp(oldestReader: null))) Row.Numbers(store.Rows).ShouldBe([3, 42, 42]);
        // Given up means gone.
        using (var store = ReleaseStore.Open(_disk, Of(3, null, _number, text, Row.Optional("Discount")))) store.Rows.Select(row => text.In(row)).ShouldAllBe(value => value == "initial text");
    }

    Release GivingUp(int? oldestReader) => new(
        new PersistentClass("Shop.Item", typeof(Row), null, static () => new Row(), [_number, Row.Optional("Discount")], [], null) { Retired = [new RetiredName("Title", true)] })
    {
        SchemaVersion = 2,
        OldestReader = oldestReader,
    };

    static Release Of(int version, int? oldestReader, params PersistentProperty[] properties)
        => new(Row.Class("Shop.Item", properties)) { SchemaVersion = version, OldestReader = oldestReader };

    void ShouldBeSound() => StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
}
