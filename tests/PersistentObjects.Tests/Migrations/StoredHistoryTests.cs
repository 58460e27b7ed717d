using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Snapshots;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Migrations;

/// <summary>Who may read a store, and which migrations it has run, wherever it goes and whatever happens to its files.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class StoredHistoryTests
{
    readonly SimulatedDisk _disk = new();
    readonly List<string> _ran = [];

    static Release Old => new(Row.Class("Shop.Item", Row.Number("Count"))) { SchemaVersion = 1 };

    Release New => (Old with { SchemaVersion = 2 }).Counting("aaaa", _ran).Counting("bbbb", _ran);

    [Test]
    public void A_backup_has_it()
    {
        using var store = Migrated();
        var target = new SimulatedDisk();
        store.BackupAsync(target).WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        ShouldHaveIt(target);
    }

    [Test]
    public void A_backup_of_a_store_in_memory_has_it()
    {
        using var store = ReleaseStore.InMemory(New);
        store.Add(new Row());
        var target = new SimulatedDisk();
        store.BackupAsync(target).WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        _ran.AddRange(["aaaa", "bbbb"]);
        ShouldHaveIt(target);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_salvaged_store_has_it(bool fromSnapshot)
    {
        using (var store = Migrated())
        {
            if (fromSnapshot) store.Snapshot();
            store.Add(new Row());
        }
        var target = new SimulatedDisk();
        StoreSalvage.Salvage(_disk, target).IsComplete.ShouldBeTrue();
        ShouldHaveIt(target);
    }

    [Test]
    public void A_salvaged_store_has_what_only_its_snapshot_says()
    {
        using (var store = ReleaseStore.Open(_disk, Old)) store.Add(new Row());
        using (var store = ReleaseStore.Open(_disk, Old with { SchemaVersion = 2 })) store.Snapshot();
        var target = new SimulatedDisk();
        StoreSalvage.Salvage(_disk, target);
        Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(target, Old));
        StoreVerification.Verify(target).OldestReader.ShouldBe(2);
    }

    [Test]
    public void A_snapshot_that_disagrees_with_the_log_about_migrations_is_found()
        => Changed("aaaa"u8, 3, 'b').ShouldContain("the migrations aaab, bbbb as those that have run, and aaaa, bbbb by the log");

    [Test]
    public void A_snapshot_with_a_migration_twice_is_found()
    {
        using (var store = Migrated()) store.Snapshot();
        var (files, path, directory) = Directory();
        var changed = files.With(path, bytes =>
        {
            "bbbb"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().LastIndexOf("aaaa"u8)));
            directory.Seal(bytes);
        });
        SmallStore.Verify(changed).Findings.ShouldContain(finding => finding.Description.Contains("migration 'bbbb', which had run already"));
        Should.Throw<StoreCorruptedException>(() => ReleaseStore.Open(changed.ToDisk(), New));
    }

    [Test]
    public void A_snapshot_that_disagrees_with_the_log_about_readers_is_found()
        => Changed("PersistentObjects.Tests "u8, -3, 1).ShouldContain("programs of schema version 1 and later as readers of what version 2 wrote, and 2 and 2 by the log");

    string Changed(ReadOnlySpan<byte> pattern, int index, int value)
    {
        using (var store = Migrated()) store.Snapshot();
        var (files, path, directory) = Directory();
        var place = files[path].AsSpan(directory.Contents).IndexOf(pattern) + directory.Contents + index;
        var report = SmallStore.Verify(files.With(path, bytes =>
        {
            bytes[place] = (byte)value;
            directory.Seal(bytes);
        }));
        var finding = report.Findings.Single(finding => finding.Severity == FindingSeverity.Damage);
        finding.Kind.ShouldBe(FindingKind.SnapshotDisagrees);
        return finding.Description;
    }

    (StoredFiles Files, string Path, StoredBlock Directory) Directory()
    {
        var files = StoredFiles.Capture(_disk);
        var path = SmallStore.Snapshots(files).Single();
        return (files, path, StoredBlock.AllOf(files[path])[^1]);
    }

    ReleaseStore Migrated()
    {
        using (var store = ReleaseStore.Open(_disk, Old)) store.Add(new Row());
        return ReleaseStore.Open(_disk, New);
    }

    void ShouldHaveIt(SimulatedDisk target)
    {
        _ran.ShouldBe(["aaaa", "bbbb"]);
        Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(target, Old)).RequiredVersion.ShouldBe(2);
        using (ReleaseStore.Open(target, New)) _ran.Count.ShouldBe(2);
        var report = StoreVerification.Verify(target);
        report.Findings.ShouldBeEmpty();
        (report.OldestReader, report.WriterVersion).ShouldBe((2, 2));
        report.Migrations.ShouldBe(["aaaa", "bbbb"]);
    }
}
