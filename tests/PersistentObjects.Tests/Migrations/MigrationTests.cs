using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Memory;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Migrations;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class MigrationTests
{
    readonly SimulatedDisk _disk = new();
    readonly List<string> _ran = [];
    readonly PersistentProperty<long> _number = Row.Number("Count");

    Release First => new(Row.Class("Shop.Item", _number));

    [Test]
    public void Migrations_run_once_in_the_order_of_their_ids_in_one_transaction()
    {
        AddRows(3);
        var release = First
            .With("2026-11 b", store => Run(store, "b", number => number * 10))
            .With("2026-11 a", store => Run(store, "a", number => number + 1))
            .With("2026-11 B", store => Run(store, "B", number => number));
        using (var store = ReleaseStore.Open(_disk, release))
        {
            _ran.ShouldBe(["B", "a", "b"], "capital letters come first");
            Numbers(store).ShouldBe([10, 20, 30]);
            (store.Version, store.Recovery.Version).ShouldBe((4, 4));
            store.Recovery.Migrations.ShouldBe(["2026-11 B", "2026-11 a", "2026-11 b"]);
            store.Recovery.ToString().ShouldContain("ran the migrations '2026-11 B', '2026-11 a', '2026-11 b'");
        }
        using (var store = ReleaseStore.Open(_disk, release))
        {
            _ran.Count.ShouldBe(3);
            Numbers(store).ShouldBe([10, 20, 30]);
            store.Recovery.Migrations.ShouldBeEmpty();
        }
    }

    [Test]
    public void A_migration_that_changes_nothing_is_noted_too()
    {
        AddRows(1);
        for (var i = 0; i < 2; i++)
        {
            using var store = ReleaseStore.Open(_disk, First.Counting("a", _ran));
            store.Write(() => { });
            store.Version.ShouldBe(2, "once noted, nothing is written for it");
        }
        _ran.ShouldBe(["a"]);
    }

    [Test]
    public void A_new_store_has_nothing_to_migrate_and_notes_that_with_its_first_transaction()
    {
        using (var store = ReleaseStore.Open(_disk, First.Counting("a", _ran).Counting("b", _ran))) store.Recovery.PendingMigrations.ShouldBeEmpty();
        LoggedRecord.ReadAll(_disk).ShouldBeEmpty();
        // Nothing is in it yet, so there is nothing to migrate either.
        using (var store = ReleaseStore.Open(_disk, First.Counting("a", _ran).Counting("b", _ran).Counting("c", _ran))) store.Add(new Row());
        ReleaseStore.Open(_disk, First.Counting("a", _ran).Counting("b", _ran).Counting("c", _ran).Counting("d", _ran)).Dispose();
        _ran.ShouldBe(["d"]);
    }

    [Test]
    public void A_first_transaction_that_is_rolled_back_leaves_the_note_to_the_next_one()
    {
        using (var store = ReleaseStore.Open(_disk, First.Counting("a", _ran)))
        {
            Should.Throw<TimeoutException>(() => store.Write(() =>
            {
                store.Add(new Row());
                throw new TimeoutException();
            }));
            store.Write(() => { });
            store.Add(new Row());
        }
        ReleaseStore.Open(_disk, First.Counting("a", _ran)).Dispose();
        _ran.ShouldBeEmpty();
    }

    [Test]
    public void A_first_transaction_that_is_refused_when_it_was_encoded_leaves_the_note_to_the_next_one()
    {
        var text = Row.Text("Title");
        var meter = new MeterOfTests { Live = 2 << 20 };
        var release = new Release(Row.Class("Shop.Item", text)) { SchemaVersion = 1 }.Counting("a", _ran);
        using (var store = ReleaseStore.Open(_disk, release, options => options with { MemoryLimit = 1 << 20, Memory = meter }))
        {
            Should.Throw<StoreMemoryLimitException>(() => store.Write(() => text.Set(store.Add(new Row()), new string('t', 300_000))));
            meter.Live = 0;
            store.Add(new Row());
        }
        var records = LoggedRecord.ReadAll(_disk);
        records.Select(record => record.Kind).ShouldBe([RecordKind.Reader, RecordKind.Schema, RecordKind.Transaction]);
        records[1].AsSchema().Number.ShouldBe(1);
        ReleaseStore.Open(_disk, release).Dispose();
        _ran.ShouldBeEmpty();
    }

    [Test]
    public void When_a_migration_throws_nothing_is_written_and_all_run_again()
    {
        AddRows(2);
        var torn = TearTail();
        var failing = First.With("a", store => Run(store, "a", number => number + 1)).With("b", _ => throw new TimeoutException("too late"));
        var files = StoredFiles.Capture(torn);
        var refused = Should.Throw<MigrationFailedException>(() => ReleaseStore.Open(torn, failing));
        refused.Migration.ShouldBe("b");
        refused.InnerException.ShouldBeOfType<TimeoutException>();
        refused.Message.ShouldContain("too late");
        StoredFiles.Capture(torn).ShouldBe(files);
        using var store = ReleaseStore.Open(torn, First.With("a", store => Run(store, "a", number => number + 1)));
        Numbers(store).ShouldBe([1]);
        store.Recovery.BytesCut.ShouldBeGreaterThan(0);
        _ran.ShouldBe(["a", "a"]);
    }

    [Test]
    public void A_migration_whose_exception_is_swallowed_in_part_is_refused_as_a_whole()
    {
        AddRows(2);
        var torn = TearTail();
        var files = StoredFiles.Capture(torn);
        var release = First.With("a", store =>
        {
            Run(store, "a", number => number + 1);
            try
            {
                store.Write(() => throw new TimeoutException());
            }
            catch (TimeoutException)
            {
                // Which is the mistake.
            }
        });
        Should.Throw<InvalidOperationException>(() => ReleaseStore.Open(torn, release)).Message.ShouldContain("swallowed");
        StoredFiles.Capture(torn).ShouldBe(files);
    }

    [Test]
    public void An_asynchronous_migration_is_refused()
    {
        AddRows(1);
        var files = StoredFiles.Capture(_disk);
        Should.Throw<MigrationFailedException>(() => ReleaseStore.Open(_disk, First.With("a", async _ => await Task.Yield()))).InnerException.ShouldBeOfType<InvalidOperationException>();
        StoredFiles.Capture(_disk).ShouldBe(files);
    }

    [Test]
    public void What_another_program_has_run_stays_noted()
    {
        AddRows(1);
        using (var store = ReleaseStore.Open(_disk, First.Counting("a", _ran))) store.Snapshot();
        using (var store = ReleaseStore.Open(_disk, First.Counting("b", _ran))) store.Add(new Row());
        using (var store = ReleaseStore.Open(_disk, First)) store.Snapshot();
        ReleaseStore.Open(_disk, First.Counting("a", _ran).Counting("b", _ran)).Dispose();
        _ran.ShouldBe(["a", "b"]);
    }

    [TestCase("", "has no id")]
    [TestCase("a", "Two migrations have the id 'a'")]
    public void A_migration_needs_an_id_of_its_own(string id, string expected)
        => Should.Throw<InvalidOperationException>(() => ReleaseStore.Open(_disk, First.Counting("a", _ran).Counting(id, _ran))).Message.ShouldContain(expected);

    [Test]
    public void A_migration_creates_changes_and_deletes_and_finds_its_own_changes()
    {
        AddRows(3);
        var release = First.With("a", store =>
        {
            store.Delete(store.Rows.First());
            foreach (var row in store.Rows) _number.Set(row, Read(row) + 100);
            store.Write(() => _number.Set(store.Add(new Row()), 7));
            using var nested = store.BeginWrite();
            nested.Commit();
            store.Rows.Count().ShouldBe(3);
        });
        using (var store = ReleaseStore.Open(_disk, release, options => options with { ImplicitWrites = ImplicitWrites.Forbidden }))
        {
            Numbers(store).ShouldBe([101, 102, 7]);
            store.Recovery.Objects.ShouldBe(3);
            store.Rows.Count.ShouldBe(3);
        }
        using var again = ReleaseStore.Open(_disk, First);
        Numbers(again).ShouldBe([101, 102, 7]);
        again.Verify().Findings.ShouldBeEmpty();
    }

    [Test]
    public void A_relaxed_store_has_durable_migrations()
    {
        AddRows(1);
        using var store = ReleaseStore.Open(_disk, First.With("a", store => Run(store, "a", number => number + 1)), options => options with { Durability = Durability.Relaxed });
        using var crashed = ReleaseStore.Open(_disk.Reboot(Survival.Nothing), First.Counting("a", _ran));
        Numbers(crashed).ShouldBe([1]);
        _ran.ShouldBe(["a"]);
    }

    /// <summary>A log that ends in the middle of what was the second row's transaction.</summary>
    SimulatedDisk TearTail()
    {
        var files = StoredFiles.Capture(_disk);
        var path = files.Files.Keys.Single(path => path.EndsWith(".log", StringComparison.Ordinal));
        return files.With(path, bytes => bytes[Array.FindLastIndex(bytes, b => b != 0)] ^= 0x55).ToDisk();
    }

    void AddRows(int count)
    {
        using var store = ReleaseStore.Open(_disk, First);
        for (var i = 0; i < count; i++) store.Write(() => _number.Set(store.Add(new Row()), i));
    }

    void Run(ReleaseStore store, string name, Func<long, long> change)
    {
        _ran.Add(name);
        foreach (var row in store.Rows) _number.Set(row, change(Read(row)));
    }

    // As a getter does.
    long Read(Row row) => _number.TryReadAt(row, View.Newest, out var number) ? number : throw new InvalidOperationException();

    List<long> Numbers(ReleaseStore store) => [.. store.Rows.Select(row => _number.In(row))];
}
