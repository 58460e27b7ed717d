using PersistentObjects.Log;
using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Log;

/// <summary>Segments that are missing, foreign, exchanged or copied are refused; other files in the directory are not read.</summary>
public class SegmentFilesTests
{
    const string First = "log/00000000000000000001.log";
    const string Second = "log/00000000000000000002.log";
    const string Third = "log/00000000000000000003.log";

    [Test]
    public void A_missing_first_segment_is_corruption()
    {
        var files = WriteThreeSegments();
        files.Files.Remove(First);

        var refused = Refuse(files, First);

        refused.Expected.ShouldBe("the segment of version 1");
        refused.Found.ShouldBe("no file");
    }

    [Test]
    public void A_missing_segment_in_the_middle_is_corruption()
    {
        var files = WriteThreeSegments();
        files.Files.Remove(Second);

        Refuse(files, First).Expected.ShouldContain("the next segment begins with 3");
    }

    [Test]
    public void A_store_whose_segments_are_all_missing_is_not_taken_for_an_empty_one([Values] bool withDirectory)
    {
        var files = WriteThreeSegments();
        foreach (var path in (string[])[First, Second, Third]) files.Files.Remove(path);
        if (withDirectory) files["log/other"] = [1];

        Refuse(files, First).Message.ShouldContain("Log segments are missing.");
    }

    [Test]
    public void A_segment_of_another_store_is_corruption([Values(First, Second, Third)] string path)
    {
        var files = WriteThreeSegments();
        files[path] = WriteThreeSegments(Guid.NewGuid())[path];

        Refuse(files, path).Expected.ShouldContain("store id");
    }

    [Test]
    public void Segments_under_each_others_names_are_corruption()
    {
        var files = WriteThreeSegments();
        (files[Second], files[Third]) = (files[Third], files[Second]);

        Refuse(files, Second).Expected.ShouldContain("first version 2");
    }

    [TestCase(Second, Third)]
    [TestCase(Third, "log/00000000000000000004.log")]
    [TestCase(First, Second)]
    public void A_segment_copied_to_another_name_is_corruption(string from, string to)
    {
        var files = WriteThreeSegments();
        files[to] = files[from];

        Refuse(files, to);
    }

    [Test]
    public void A_gap_in_the_versions_of_two_segments_is_corruption()
    {
        // A segment that is whole in itself and begins too late, as if one between had never been.
        var files = WriteThreeSegments();
        var late = new FileHeader(FileHeader.Segment, StoreIdOf(files), 9, 512).ToBytes();
        files["log/00000000000000000009.log"] = [.. late, .. new byte[448]];

        var refused = Refuse(files, Third);
        refused.Expected.ShouldContain("up to version 8");
        refused.Found.ShouldContain("version 3");
    }

    [Test]
    public void Other_files_in_the_directory_are_not_read()
    {
        var files = WriteThreeSegments();
        string[] others =
        [
            "log/readme.txt", "log/1.log", "log/00000000000000000002.log.cut-64", "log/00000000000000000002.log~",
            "log/-0000000000000000009.log", "log/99999999999999999999.log", "other",
        ];
        foreach (var path in others) files[path] = [1, 2, 3];

        LogSession.Read(files.ToDisk(), out var batches);

        batches.Count.ShouldBe(3);
    }

    [Test]
    public void Temporaries_of_an_interrupted_run_are_removed_once_the_store_is_written()
    {
        var files = WriteThreeSegments();
        string[] leftovers = ["log/next.tmp", "log/cut.tmp", "store.id.tmp"];
        foreach (var path in leftovers) files[path] = [1, 2, 3];
        var disk = files.ToDisk();

        using var session = new LogSession(disk);
        leftovers.ShouldAllBe(path => disk.FileExists(path));
        _ = session.Writer;

        leftovers.ShouldAllBe(path => !disk.FileExists(path));
    }

    [Test]
    public void A_newer_format_is_refused_before_anything_is_written([Values("store.id", First, Third)] string path)
    {
        var files = WriteThreeSegments().With(path, header =>
        {
            header[8] = 2;
            var checksum = PersistentObjects.Storage.Crc32C.Compute(header.AsSpan(0, 60));
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), checksum);
        });
        var disk = files.ToDisk();

        var refused = Should.Throw<UnsupportedStoreFormatException>(() => new LogSession(disk));

        refused.File.ShouldBe(disk.Describe(path));
        refused.Found.ShouldBe(2);
        refused.Supported.ShouldBe(1);
        refused.Message.ShouldContain("newer version");
        StoredFiles.Capture(disk).ShouldBe(files);
    }

    static StoreCorruptedException Refuse(StoredFiles files, string path)
    {
        var disk = files.ToDisk();
        var refused = Should.Throw<StoreCorruptedException>(() => new LogSession(disk));
        refused.File.ShouldBe(disk.Describe(path));
        StoredFiles.Capture(disk).ShouldBe(files);
        return refused;
    }

    static Guid StoreIdOf(StoredFiles files) => new(files["store.id"].AsSpan(16, 16));

    static StoredFiles WriteThreeSegments(Guid? storeId = null)
    {
        var disk = new SimulatedDisk();
        using (var session = new LogSession(disk, storeId: storeId))
        {
            for (var i = 0; i < 3; i++) session.Append(new byte[900]);
            session.Sync();
        }
        return StoredFiles.Capture(disk);
    }
}
