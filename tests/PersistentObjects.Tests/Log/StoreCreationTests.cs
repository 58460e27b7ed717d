using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Log;

/// <summary>Which combinations of <c>store.id</c> and segments are a store, a half-created one, or a damaged one.</summary>
public class StoreCreationTests
{
    [Test]
    public void A_store_is_created_by_the_first_append_not_by_reading()
    {
        var disk = new SimulatedDisk();
        LogSession.Read(disk, out _);
        StoredFiles.Capture(disk).Files.Keys.ShouldBe(["store.lock"]);

        using (var session = new LogSession(disk)) _ = session.Writer;

        StoredFiles.Capture(disk).Files.Keys.ShouldBe([BatchLayout.FirstSegment, "store.id", "store.lock"]);
        var result = LogSession.Read(disk, out _);
        result.IsNew.ShouldBeFalse();
        result.NextVersion.ShouldBe(1);
    }

    [Test]
    public void A_first_segment_without_batches_and_identity_is_a_creation_to_finish()
    {
        var disk = new SimulatedDisk();
        using (var session = new LogSession(disk)) _ = session.Writer;
        var files = StoredFiles.Capture(disk);
        var identity = files["store.id"];
        files.Files.Remove("store.id");
        var unfinished = files.ToDisk();

        var written = LogSession.Write(unfinished, 1, 2, 3);

        StoredFiles.Capture(unfinished)["store.id"].ShouldBe(identity);
        LogSession.Read(unfinished, out var batches);
        batches.ShouldBe(written);
    }

    [Test]
    public void A_log_with_batches_whose_identity_is_missing_is_corruption([Values(1, 3)] int segments)
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, Enumerable.Repeat(900, segments).ToArray());
        var files = StoredFiles.Capture(disk);
        files.Files.Remove("store.id");
        var withoutIdentity = files.ToDisk();

        var refused = Should.Throw<StoreCorruptedException>(() => new LogSession(withoutIdentity));

        refused.File.ShouldBe(withoutIdentity.Describe("store.id"));
        refused.Found.ShouldBe("no file");
    }

    [Test]
    public void A_segment_and_the_identity_hold_the_bytes_that_the_format_says()
    {
        var disk = new SimulatedDisk();
        using (var session = new LogSession(disk, storeId: new Guid("03020100-0504-0706-0809-0a0b0c0d0e0f")))
        {
            session.Append("abc"u8, versions: 2);
            session.Append("defghij"u8, versions: 1);
            session.Sync();
            session.Append("k"u8, versions: 1);
        }
        var files = StoredFiles.Capture(disk);
        const string id = "000102030405060708090A0B0C0D0E0F";

        Hex(files["store.id"]).ShouldBe(
            "504F424A53544944" + "01000000" + "40000000" + id + "0000000000000000" + "4000000000000000"
            + "000000000000000000000000" + "13073901");
        Hex(files[BatchLayout.FirstSegment][..64]).ShouldBe(
            "504F424A4C4F4731" + "01000000" + "40000000" + id + "0100000000000000" + "0004000000000000"
            + "000000000000000000000000" + "7442CCB0");
        Hex(files[BatchLayout.FirstSegment][64..144]).ShouldBe(
            "04000000" + "E53E97AC" + "00000000" + "00000000" + "7442CCB0" + "02616263"
            + "08000000" + "1A9DD120" + "02000000" + "03000000" + "E53E97AC" + "016465666768696A" + "00000000"
            + "02000000" + "9C9C3A7A" + "03000000" + "00000000" + "1A9DD120" + "016B" + "0000");
        files[BatchLayout.FirstSegment].Length.ShouldBe(1024);
    }

    static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
