using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Snapshots;

namespace PersistentObjects.Tests.Verification;

/// <summary>
/// A transaction of more than a batch begins with the descriptions that it needs, and a crash takes the rest of it: the log has
/// given out their numbers, and nothing is wrong with a snapshot that says so.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class DescriptionLeftBehindTests
{
    readonly PersistentProperty<long> _number = Row.Number("Count");
    readonly PersistentProperty<string> _text = Row.Text("Title");

    [Test]
    public void A_snapshot_that_knows_it_agrees_with_the_log([Values] bool hasParts, [Values] bool isDescribedAgain, [Values] bool goesOn)
    {
        var disk = AfterCrash(hasParts);
        using (var store = Open(disk, isDescribedAgain))
        {
            Snapshot(store);
            if (goesOn) _number.Set(store.Rows.Single(), 8);
            if (goesOn) Snapshot(store);
            store.Verify().Findings.ShouldBeEmpty();
        }
        StoreVerification.Verify(disk).Findings.ShouldBeEmpty();
        LoggedRecord.ReadAll(disk).Where(record => record.Kind == RecordKind.Schema).Select(record => record.AsSchema().Number)
            .ShouldBe(goesOn && isDescribedAgain ? [1, 2, 3] : [1, 2]);
        var salvaged = new SimulatedDisk();
        StoreSalvage.Salvage(disk, salvaged).IsComplete.ShouldBeTrue();
        foreach (var each in new[] { disk, salvaged })
        {
            using var store = Open(each, isDescribedAgain);
            (_number.In(store.Rows.Single()), _text.In(store.Rows.Single())).ShouldBe((goesOn ? 8 : 42, "initial text"));
        }
    }

    [TestCase(-1, (byte)'f', "other descriptions of classes than the log")]
    [TestCase(-13, (byte)3, "schema number 3 as the last one, and 2 by the log")]
    public void A_snapshot_that_knows_what_the_log_does_not_have_is_found(int place, byte value, string expected)
    {
        var disk = AfterCrash(hasParts: false);
        using (var store = Open(disk, isDescribedAgain: false)) Snapshot(store);
        foreach (var goesOn in new[] { false, true })
        {
            if (goesOn)
            {
                using var store = Open(disk, isDescribedAgain: false);
                _number.Set(store.Rows.Single(), 8);
            }
            var files = StoredFiles.Capture(disk);
            var path = SmallStore.Snapshots(files).Single();
            var directory = StoredBlock.AllOf(files[path])[^1];
            // The newest description of the log is the last one of the directory; before it stand the last number, and how many there are.
            var end = files[path].AsSpan().LastIndexOf(place == -1 ? "Title"u8 : "Shop.Item"u8) + (place == -1 ? "Title".Length : "Shop.Item".Length);
            var finding = SmallStore.Verify(files.With(path, bytes =>
            {
                bytes[end + place] = value;
                directory.Seal(bytes);
            })).Findings.Single();
            (finding.Kind, finding.Severity).ShouldBe((FindingKind.SnapshotDisagrees, FindingSeverity.Damage));
            finding.Description.ShouldContain(expected);
        }
    }

    /// <summary>One object, and behind it a description without the transaction that needed it.</summary>
    SimulatedDisk AfterCrash(bool hasParts)
    {
        var disk = new SimulatedDisk();
        using (var store = RowStore.Open(disk, Row.Class("Shop.Item", _number))) store.Add(new Row());
        var writer = new RecordWriter();
        SchemaRecord.Write(writer, new StoredClass(2, "Shop.Item", "", [new StoredProperty("Count", "int64"), new StoredProperty("Title", "string")]));
        var records = Record(RecordKind.Schema, writer.Written);
        if (hasParts) records = [.. records, .. Record(RecordKind.TransactionPart, [(byte)Operation.Create, 2, 2, 1])];
        var files = StoredFiles.Capture(disk);
        return files.With(SmallStore.Segments(files).Single(), segment => StoredBatch.Append(segment, 1, records)).ToDisk();
    }

    static byte[] Record(RecordKind kind, ReadOnlySpan<byte> body) => [(byte)(body.Length + 1), (byte)kind, .. body];

    /// <summary>The program that has crashed, or one that declares the class differently and so describes it anew.</summary>
    RowStore Open(SimulatedDisk disk, bool isDescribedAgain) => isDescribedAgain
        ? RowStore.Open(disk, Row.Class("Shop.Item", _text, _number))
        : RowStore.Open(disk, Row.Class("Shop.Item", _number, _text));

    static void Snapshot(RowStore store) => store.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
}
