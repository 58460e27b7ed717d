using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Migrations;

/// <summary>
/// A crash has taken the first transaction of a newer release, or its migration, but for what stands before it: who may read the
/// log, and a description.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class InterruptedReleaseTests
{
    readonly PersistentProperty<long> _number = Row.Number("Count");
    readonly PersistentProperty<string> _text = Row.Text("Title");
    readonly List<string> _ran = [];

    [Test]
    public void The_same_release_goes_on_and_the_older_one_says_what_it_needs([Values(0, 1)] byte version, [Values] bool hasParts)
    {
        var disk = new SimulatedDisk();
        using (var store = ReleaseStore.Open(disk, Older(version))) _number.Set(store.Add(new Row()), 7);
        disk = Interrupted(StoredFiles.Capture(disk), version, hasParts).ToDisk();
        var files = StoredFiles.Capture(disk);

        if (version > 0) Should.Throw<ProgramTooOldException>(() => ReleaseStore.Open(disk, Older(version))).RequiredVersion.ShouldBe(2);
        else Should.Throw<IncompatibleSchemaException>(() => ReleaseStore.Open(disk, Older(version))).Differences.ShouldBe(["Shop.Item.Title (string) is stored and not declared any more."]);
        StoredFiles.Capture(disk).ShouldBe(files);

        for (var round = 0; round < 2; round++)
        {
            using var store = ReleaseStore.Open(disk, Newer(version));
            (_number.In(store.Rows.Single()), _text.In(store.Rows.Single())).ShouldBe((7, "migrated"));
            store.Verify().Findings.ShouldBeEmpty();
            store.Snapshot();
            StoreVerification.Verify(disk).Findings.ShouldBeEmpty();
        }
        _ran.ShouldBe(["a"]);
    }

    static StoredFiles Interrupted(StoredFiles files, byte version, bool hasParts)
    {
        var description = new RecordWriter();
        SchemaRecord.Write(description, new StoredClass(2, "Shop.Item", "", [new StoredProperty("Count", "int64"), new StoredProperty("Title", "string")]));
        byte[] records =
        [
            .. version > 0 ? Record(RecordKind.Reader, [2, 2, 3, (byte)'p']) : [],
            .. Record(RecordKind.Schema, description.Written),
            .. hasParts ? Record(RecordKind.TransactionPart, [(byte)Operation.Create, 2, 2, 1]) : [],
        ];
        var path = SmallStore.Segments(files).Single();
        return files.With(path, segment => StoredBatch.Append(segment, 2, records));
    }

    static byte[] Record(RecordKind kind, ReadOnlySpan<byte> body) => [(byte)(body.Length + 1), (byte)kind, .. body];

    Release Older(int version) => new(Row.Class("Shop.Item", _number)) { SchemaVersion = version };

    Release Newer(int version) => (new Release(Row.Class("Shop.Item", _number, _text)) { SchemaVersion = 2 * version })
        .With("a", store =>
        {
            _ran.Add("a");
            foreach (var row in store.Rows) _text.Set(row, "migrated");
        });
}
