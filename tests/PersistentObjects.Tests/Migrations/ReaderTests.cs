using PersistentObjects.Serialization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Migrations;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ReaderTests
{
    readonly SimulatedDisk _disk = new();
    readonly List<string> _ran = [];

    [TestCase(false)]
    [TestCase(true)]
    public void A_program_that_is_too_old_is_refused_before_its_classes_are_compared(bool fromSnapshot)
    {
        using (var store = ReleaseStore.Open(_disk, Version(3)))
        {
            store.Add(new Row());
            if (fromSnapshot) store.Snapshot();
        }
        var files = StoredFiles.Capture(_disk);
        var older = new Release(Row.Class("Shop.Item", Row.Text("Count"), Row.Number("Other"))) { SchemaVersion = 2 };
        var refused = Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(_disk, older));
        (refused.RequiredVersion, refused.ProgramVersion).ShouldBe((3, 2));
        refused.WrittenBy.ShouldStartWith("PersistentObjects.Tests ");
        refused.Message.ShouldContain("schema version 3 and later, and this one has version 2");
        Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(_disk, Version(0))).Message.ShouldContain("no [SchemaVersion]");
        Should.Throw<ProgramTooOldException>(() => ReleaseStore.Preview(_disk, older));
        StoredFiles.Capture(_disk).ShouldBe(files);
        ReleaseStore.Open(_disk, Version(3)).Dispose();
        ReleaseStore.Open(_disk, Version(4)).Dispose();
    }

    [Test]
    public void A_snapshot_of_a_newer_program_that_has_logged_nothing_says_so()
    {
        using (var store = ReleaseStore.Open(_disk, Version(1))) store.Add(new Row());
        using (var store = ReleaseStore.Open(_disk, Version(2))) store.Snapshot();
        Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(_disk, Version(1))).RequiredVersion.ShouldBe(2);
        // The log gets it with what relies on it.
        Readers().ShouldBe([(1, 1)]);
        using (var store = ReleaseStore.Open(_disk, Version(2))) store.Add(new Row());
        Readers().ShouldBe([(1, 1), (2, 2)]);
        StoreVerification.Verify(_disk).Findings.ShouldBeEmpty();
    }

    [Test]
    public void Programs_without_a_version_write_no_record_of_readers()
    {
        using (var store = ReleaseStore.Open(_disk, Version(0))) store.Add(new Row());
        Readers().ShouldBeEmpty();
        StoreVerification.Verify(_disk).OldestReader.ShouldBe(0);
        using (var store = ReleaseStore.Open(_disk, Version(2, oldestReader: 0))) store.Add(new Row());
        using (var store = ReleaseStore.Open(_disk, Version(0))) store.Add(new Row());
        Readers().ShouldBe([(0, 2)]);
    }

    [Test]
    public void The_record_stands_before_what_it_is_about_and_only_where_it_raises_a_number()
    {
        for (var i = 0; i < 2; i++)
        {
            using var store = ReleaseStore.Open(_disk, Version(2));
            store.Add(new Row());
            store.Add(new Row());
        }
        LoggedRecord.ReadAll(_disk).Select(record => record.Kind).ShouldBe(
            [RecordKind.Reader, RecordKind.Schema, RecordKind.Transaction, RecordKind.Transaction, RecordKind.Transaction, RecordKind.Transaction]);
    }

    [Test]
    public void Releases_take_turns_until_the_oldest_reader_is_raised_and_then_migrations_run()
    {
        using (var store = ReleaseStore.Open(_disk, Version(1))) store.Add(new Row());
        using (var store = ReleaseStore.Open(_disk, Version(2, oldestReader: 1).Counting("a", _ran)))
        {
            store.Recovery.PendingMigrations.ShouldBe(["a"]);
            store.Recovery.ToString().ShouldContain("the migrations 'a' wait");
            store.Add(new Row());
        }
        using (var store = ReleaseStore.Open(_disk, Version(1))) store.Add(new Row());
        using (var store = ReleaseStore.Open(_disk, Version(2, oldestReader: 1).Counting("a", _ran))) store.Add(new Row());
        _ran.ShouldBeEmpty();
        Readers().ShouldBe([(1, 1), (1, 2)]);
        ReleaseStore.Preview(_disk, Version(2, oldestReader: 1).Counting("a", _ran)).PendingMigrations.ShouldBe(["a"]);
        using (var store = ReleaseStore.Open(_disk, Version(2).Counting("a", _ran))) store.Recovery.Migrations.ShouldBe(["a"]);
        _ran.ShouldBe(["a", "a"], "once in the preview");
        Readers().ShouldBe([(1, 1), (1, 2), (2, 2)]);
        Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(_disk, Version(1)));
        // It does not go back.
        using (var store = ReleaseStore.Open(_disk, Version(2, oldestReader: 1).Counting("a", _ran).Counting("b", _ran))) store.Recovery.Migrations.ShouldBe(["b"]);
        using (var store = ReleaseStore.Open(_disk, Version(3, oldestReader: 1))) store.Add(new Row());
        Readers()[^1].ShouldBe((2, 3));
        var report = StoreVerification.Verify(_disk);
        (report.OldestReader, report.WriterVersion).ShouldBe((2, 3));
        report.Migrations.ShouldBe(["a", "b"]);
        report.ToString().ShouldContain("schema version 2 and later");
        report.ToJson().ShouldContain("\"oldestReader\": 2");
    }

    [Test]
    public void An_older_writer_that_shuts_out_others_does_not_take_back_who_has_written()
    {
        using (var store = ReleaseStore.Open(_disk, Version(3, oldestReader: 1))) store.Add(new Row());
        using (var store = ReleaseStore.Open(_disk, Version(2))) store.Add(new Row());
        Readers().ShouldBe([(1, 3), (2, 3)]);
    }

    [Test]
    public void A_program_that_would_not_understand_itself_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ReleaseStore.Open(_disk, Version(2, oldestReader: 3))).Message.ShouldContain("[SchemaVersion], which is 2");
        Should.Throw<ArgumentOutOfRangeException>(() => ReleaseStore.InMemory(Version(2, oldestReader: 3)));
        _disk.Operations.ShouldBe(0);
    }

    static Release Version(int version, int? oldestReader = null)
        => new(Row.Class("Shop.Item", Row.Number("Count"))) { SchemaVersion = version, OldestReader = oldestReader };

    List<(int Oldest, int Writer)> Readers() => [.. LoggedRecord.ReadAll(_disk)
        .Where(record => record.Kind == RecordKind.Reader)
        .Select(record => record.AsReaders())
        .Select(readers => (readers.OldestReader, readers.WriterVersion))];
}
