using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>A snapshot is of one commit version, whatever is written while it is.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SnapshotWhileWritingTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    readonly SimulatedDisk _disk = new();
    readonly InterruptedCodec _codec = new();

    [Test]
    public async Task A_value_that_is_set_while_its_object_is_encoded_does_not_count()
    {
        using var store = Open(_disk, out var text, out var number, out _);
        var row = store.Add(new Row());
        number.Set(row, 1);
        _codec.Meanwhile = () => store.Write(() =>
        {
            number.Set(row, 2);
            text.Set(row, "new");
        });
        (await store.SnapshotAsync().WaitAsync(Limit)).Version.ShouldBe(2);
        _codec.Meanwhile.ShouldBeNull();

        using var alone = Open(SnapshotFiles.Alone(_disk, 2), out text, out number, out _);
        var found = alone.Rows.ShouldHaveSingleItem();
        (text.In(found), number.In(found), found.Version).ShouldBe(("initial text", 1L, 2L));
    }

    [Test]
    public async Task A_reference_to_an_object_that_the_version_does_not_know_does_not_count()
    {
        using var store = Open(_disk, out _, out _, out var reference);
        var row = store.Add(new Row());
        _codec.Meanwhile = () =>
        {
            reference.Set(row, new Row());
            reference.Set(row, null);
            store.Delete(store.Rows.Last());
            reference.Set(row, new Row());
        };
        (await store.SnapshotAsync().WaitAsync(Limit)).Objects.ShouldBe(1);
        using var alone = Open(SnapshotFiles.Alone(_disk, 1), out _, out _, out reference);
        reference.In(alone.Rows.ShouldHaveSingleItem()).ShouldBeNull();
    }

    [Test]
    public async Task An_object_that_is_deleted_while_it_is_encoded_is_in_the_snapshot()
    {
        using var store = Open(_disk, out _, out var number, out var reference);
        var (row, other) = (store.Add(new Row()), store.Add(new Row()));
        reference.Set(other, row);
        number.Set(row, 5);
        _codec.Meanwhile = () =>
        {
            number.Set(row, 6);
            store.Delete(row);
        };
        await store.SnapshotAsync().WaitAsync(Limit);
        using var alone = Open(SnapshotFiles.Alone(_disk, 4), out _, out number, out reference);
        alone.Rows.Count().ShouldBe(2);
        number.In(alone.Rows.First()).ShouldBe(5);
        reference.In(alone.Rows.Last()).ShouldBeSameAs(alone.Rows.First());
    }

    [Test]
    public async Task A_codec_that_throws_for_what_is_being_changed_is_not_believed()
    {
        using var store = Open(_disk, out _, out var number, out _);
        var row = store.Add(new Row());
        _codec.Meanwhile = () =>
        {
            number.Set(row, 2);
            throw new InvalidDataException("half of it");
        };
        await store.SnapshotAsync().WaitAsync(Limit);
        using var alone = Open(SnapshotFiles.Alone(_disk, 1), out _, out number, out _);
        number.In(alone.Rows.Single()).ShouldBe(42);
    }

    [Test]
    public async Task A_codec_that_throws_for_what_nobody_changes_fails_the_snapshot_and_not_the_store()
    {
        using var store = Open(_disk, out _, out var number, out _);
        var row = store.Add(new Row());
        _codec.Meanwhile = () => throw new InvalidDataException("all of it");
        (await Should.ThrowAsync<InvalidDataException>(() => store.SnapshotAsync().WaitAsync(Limit))).Message.ShouldBe("all of it");
        _disk.ListFiles("snapshots").ShouldBeEmpty();
        number.Set(row, 3);
        (await store.SnapshotAsync().WaitAsync(Limit)).Version.ShouldBe(2);
    }

    [Test]
    public async Task Each_snapshot_holds_what_the_store_held_at_its_version_while_threads_write([Values] Durability durability)
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotsKept = 1000, Durability = durability });
        var history = new WrittenHistory(stored.Bank);
        using var stop = new CancellationTokenSource();
        Task[] writers = [.. Enumerable.Range(0, 3).Select(seed => Task.Run(() => history.Write(new Random(seed), stop.Token)))];
        for (var i = 0; i < 25; i++)
        {
            await stored.Bank.WaitForVersion(stored.Bank.Version + 3).WaitAsync(Limit);
            await stored.Bank.SnapshotAsync().WaitAsync(Limit);
        }
        await stop.CancelAsync();
        await Task.WhenAll(writers).WaitAsync(Limit);

        var versions = SnapshotFiles.SnapshotsOf(stored.Disk);
        versions.Length.ShouldBeGreaterThan(10);
        foreach (var version in versions)
        {
            using var alone = Bank.Open(new StoreOptions { Storage = SnapshotFiles.Alone(stored.Disk, version), SegmentSizeBytes = 4096 });
            alone.Version.ShouldBe(version);
            history.ShouldMatch(alone);
        }
        var count = stored.Bank.Accounts.Count;
        stored.Reopen().Accounts.Count.ShouldBe(count);
        history.ShouldMatch(stored.Bank);
    }

    RowStore Open(SimulatedDisk disk, out PersistentProperty<string> text, out PersistentProperty<long> number, out PersistentProperty<Row?> reference)
    {
        text = Row.Text("Title", _codec);
        number = Row.Number("Count");
        reference = Row.NullableReference("Next", "Shop.Item");
        return RowStore.Open(disk, Row.Class("Shop.Item", text, number, reference));
    }
}
