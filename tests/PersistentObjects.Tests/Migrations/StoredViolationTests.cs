using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Migrations;

/// <summary>Data that was stored before a property became unique.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class StoredViolationTests
{
    readonly SimulatedDisk _disk = new();
    readonly PersistentProperty<long> _number = Row.Number("Count");

    [TestCase(false)]
    [TestCase(true)]
    public void Ten_keys_are_named_with_their_objects_and_how_many_more_there_are(bool ordered)
    {
        AddRows(40, i => i % 13);
        var files = StoredFiles.Capture(_disk);
        foreach (var release in new[] { Unique(ordered), Unique(ordered).With("a", store => _number.Set(store.Rows.First(), 99)) })
        {
            var refused = Should.Throw<UniqueViolationException>(() => ReleaseStore.Open(_disk, release));
            (refused.ClassName, refused.Property).ShouldBe(("Shop.Item", "Count"));
            var isTried = release.Migrations.Length > 0;
            (refused.Value, refused.Holder.Id.Value).ShouldBe(isTried ? (1L, 2) : (0L, 1));
            refused.Message.ShouldStartWith($"Shop.Item.Count must be unique, and among the stored objects {(isTried ? "'1' is the value of Row#2, Row#15" : "'0' is the value of Row#1, Row#14")}");
            refused.Message.ShouldContain("'5' is the value of Row#6, Row#19, Row#32");
            refused.Message.ShouldContain($", and so are 3 further values. {(isTried ? "That is so behind the migrations 'a'. " : "")}It was made unique");
            refused.Message.Split(" is the value of ").Length.ShouldBe(11);
        }
        StoredFiles.Capture(_disk).ShouldBe(files);
    }

    [Test]
    public void A_key_of_many_objects_takes_no_longer_than_others()
    {
        AddRows(3000, _ => 1);
        Should.Throw<UniqueViolationException>(() => ReleaseStore.Open(_disk, Unique(ordered: false))).Message.ShouldContain("'1' is the value of Row#1, Row#2, Row#3, Row#4, Row#5 and 2995 more. ");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_migration_gives_them_other_keys_and_the_index_is_right_then(bool ordered)
    {
        AddRows(300, i => i % 7);
        var release = Unique(ordered).With("a", store =>
        {
            // What shares a key is found by it as well.
            if (!ordered) Index(store).Find(3)!.Id.Value.ShouldBe(4);
            foreach (var row in store.Rows.Where(row => row.Id.Value > 7)) _number.Set(row, row.Id.Value + 1000);
            store.Delete(store.Rows.First());
            // Back and forth, so that the index has what an older version needs.
            _number.Set(store.Rows.First(), 77);
            _number.Set(store.Rows.First(), 1);
            store.VerifyIndexes().ShouldBeEmpty();
        });
        using (var store = ReleaseStore.Open(_disk, release))
        {
            store.VerifyIndexes().ShouldBeEmpty();
            var row = store.Rows.First();
            Should.Throw<UniqueViolationException>(() => _number.Set(row, 1020)).Holder.Id.Value.ShouldBe(20);
            _number.Set(row, 0);
            store.Write(() =>
            {
                _number.Set(row, 5);
                _number.Set(store.Rows.Single(other => other.Id.Value == 6), 0);
            });
            Should.Throw<TimeoutException>(() => store.Write(() =>
            {
                _number.Set(row, 5555);
                throw new TimeoutException();
            }));
            store.Delete(store.Rows.Last());
            if (!ordered) (Index(store).Find(5), Index(store).Find(1300), Index(store).Find(5555)).ShouldBe((row, null, null));
            store.VerifyIndexes().ShouldBeEmpty();
            store.Verify().Findings.ShouldBeEmpty();
        }
        using var again = ReleaseStore.Open(_disk, Unique(ordered));
        again.Rows.Count.ShouldBe(298);
        again.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void A_migration_fills_what_must_not_be_null_any_more()
    {
        using (var store = ReleaseStore.Open(_disk, new Release(Row.Class("Shop.Item", Row.NullableText("Title")))))
        {
            for (var i = 0; i < 3; i++) store.Write(() => Row.NullableText("Title").FieldOf(store.Add(new Row())) = "x");
        }
        var nullable = Row.NullableText("Title");
        using (var store = ReleaseStore.Open(_disk, new Release(Row.Class("Shop.Item", nullable))))
        {
            foreach (var row in store.Rows) nullable.Set(row, null);
        }
        var text = Row.Text("Title");
        var release = new Release(Row.Class("Shop.Item", text));
        var files = StoredFiles.Capture(_disk);
        Should.Throw<IncompatibleSchemaException>(() => ReleaseStore.Open(_disk, release)).Message.ShouldContain("is null in");
        Should.Throw<IncompatibleSchemaException>(() => ReleaseStore.Open(_disk, release.With("a", store => text.Set(store.Rows.First(), "set")))).Differences.Single().ShouldEndWith(" That is so behind the migrations 'a'.");
        StoredFiles.Capture(_disk).ShouldBe(files);
        using var migrated = ReleaseStore.Open(_disk, release.With("a", store =>
        {
            foreach (var row in store.Rows) text.Set(row, $"set {row.Id}");
        }));
        migrated.Rows.Select(row => text.In(row)).ShouldAllBe(value => value.StartsWith("set "));
    }

    Release Unique(bool ordered) => new(new PersistentClass(
        "Shop.Item", typeof(Row), null, static () => new Row(), [_number],
        [ordered ? new UniqueOrderedIndexDefinition<long>("ByCount", _number) : new UniqueIndexDefinition<long>("ByCount", _number)], null));

    void AddRows(int count, Func<int, long> number)
    {
        using var store = ReleaseStore.Open(_disk, new Release(Row.Class("Shop.Item", _number)));
        store.Write(() =>
        {
            for (var i = 0; i < count; i++) _number.Set(store.Add(new Row()), number(i));
        });
    }

    static UniqueIndexTable<long> Index(ReleaseStore store)
        => (UniqueIndexTable<long>)store.Heap.Classes.ExtentOf(typeof(Row)).Indexes.Single();
}
