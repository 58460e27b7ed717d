using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Migrations;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class PreviewTests
{
    readonly SimulatedDisk _disk = new();
    readonly PersistentProperty<long> _number = Row.Number("Count");

    Release First => new(Row.Class("Shop.Item", _number), DerivedRow.Class("Shop.Special", null));

    [Test]
    public void It_tells_what_each_migration_would_do_and_does_nothing()
    {
        AddRows(5);
        var files = StoredFiles.Capture(_disk);
        var release = First
            .With("a", store =>
            {
                foreach (var row in store.Rows.Take(3)) _number.Set(row, 50);
                store.Add(new DerivedRow());
                store.Delete(store.Rows.Last());
                store.Delete(store.Add(new Row()));
            })
            .With("b", store =>
            {
                // The second one is changed again, the third one changed back, the fourth one set to what it is.
                var rows = store.Rows.ToList();
                _number.Set(rows[1], 51);
                _number.Set(rows[2], 2);
                _number.Set(rows[3], 3);
                store.Delete(new Extent<DerivedRow>(store.Heap.Classes.ExtentOf(typeof(DerivedRow))).Single());
            })
            .With("c", _ => { });
        var report = ReleaseStore.Preview(_disk, release);
        report.PendingMigrations.ShouldBe(["a", "b", "c"]);
        report.Effects[0].Classes.ShouldBe([new ClassEffect("Shop.Item", 0, 3, 1), new ClassEffect("Shop.Special", 1, 0, 0)]);
        report.Effects[1].Classes.ShouldBe([new ClassEffect("Shop.Item", 0, 2, 0), new ClassEffect("Shop.Special", 0, 0, 1)]);
        report.Effects[2].Classes.ShouldBeEmpty();
        (report.Version, report.Objects, report.Failure).ShouldBe((5, 5, null));
        report.ToString().ShouldContain("a: Shop.Item 0 created, 3 changed, 1 deleted; Shop.Special 1 created, 0 changed, 0 deleted");
        report.ToString().ShouldContain("c: changes nothing");
        StoredFiles.Capture(_disk).ShouldBe(files);
        using var store = ReleaseStore.Open(_disk, First);
        store.Rows.Select(row => _number.In(row)).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Test]
    public void A_torn_tail_is_not_cut()
    {
        AddRows(3);
        var files = StoredFiles.Capture(_disk);
        var path = files.Files.Keys.Single(path => path.EndsWith(".log", StringComparison.Ordinal));
        var torn = files.With(path, bytes => bytes[Array.FindLastIndex(bytes, b => b != 0)] ^= 0x55);
        var disk = torn.ToDisk();
        var report = ReleaseStore.Preview(disk, First.With("a", store => _number.Set(store.Rows.First(), 5)));
        (report.Version, report.Effects.Single().Classes.Single().Changed).ShouldBe((2, 1));
        var left = StoredFiles.Capture(disk);
        left.Files.Remove("store.lock").ShouldBeTrue("it takes the lock of the store");
        torn.Files.Remove("store.lock");
        left.ShouldBe(torn);
    }

    [Test]
    public void What_would_be_thrown_is_told()
    {
        AddRows(2);
        var failing = ReleaseStore.Preview(_disk, First.With("a", store => _number.Set(store.Rows.First(), 9)).With("b", _ => throw new TimeoutException("too late")).With("c", _ => { }));
        failing.Failure.ShouldBeOfType<MigrationFailedException>().Migration.ShouldBe("b");
        failing.Failure!.Message.ShouldContain("TimeoutException: too late. The store was not opened");
        failing.Effects.Select(effect => effect.Id).ShouldBe(["a"]);
        failing.ToString().ShouldContain("b: not tried to its end");
        var unique = new PersistentClass("Shop.Item", typeof(Row), null, static () => new Row(), [_number], [new UniqueIndexDefinition<long>("ByCount", _number)], null);
        var release = new Release(unique).With("a", store => _number.Set(store.Rows.First(), 1));
        ReleaseStore.Preview(_disk, release).Failure.ShouldBeOfType<UniqueViolationException>();
        var different = ReleaseStore.Preview(_disk, new Release(Row.Class("Shop.Item", Row.Text("Other"))).With("a", _ => { }));
        different.Differences.ShouldBe(["Shop.Item.Count (int64) is stored and not declared any more."]);
        // Nothing was counted.
        different.ToString().ShouldStartWith($"'{different.Directory}': the data does not fit today's classes.\n- Shop.Item.Count");
        (different.PendingMigrations.Count, different.Effects.Count).ShouldBe((0, 0));
    }

    [Test]
    public void A_store_that_is_open_or_not_there_is_left_alone()
    {
        ReleaseStore.Preview(_disk, First.With("a", _ => { })).ToString().ShouldContain("no migration is pending");
        _disk.Operations.ShouldBe(0);
        using (ReleaseStore.Open(_disk, First)) Should.Throw<StoreLockedException>(() => ReleaseStore.Preview(_disk, First));
        // Empty, so there is nothing to migrate.
        ReleaseStore.Preview(_disk, First.With("a", _ => { })).PendingMigrations.ShouldBeEmpty();
        ReleaseStore.Open(_disk, First).Dispose();
    }

    void AddRows(int count)
    {
        using var store = ReleaseStore.Open(_disk, First);
        for (var i = 0; i < count; i++) store.Write(() => _number.Set(store.Add(new Row()), i));
    }
}
