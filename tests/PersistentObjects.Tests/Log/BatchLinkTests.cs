using System.Buffers.Binary;
using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Log;

/// <summary>Every batch says which one it was written behind, and every segment behind which one it was begun.</summary>
public class BatchLinkTests
{
    const string First = BatchLayout.FirstSegment;
    const string Second = "log/00000000000000000003.log";

    [Test]
    public void Batches_and_segments_are_linked_to_what_is_before_them()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 400, 400, 400, 300);
        LogSession.Write(disk, 400);
        var files = StoredFiles.Capture(disk);

        LinkOf(files[First]).ShouldBe(0u);
        LinkOf(files[Second]).ShouldBe(ShouldBeLinked(files[First], batches: 2));
        LinkOf(files["log/00000000000000000005.log"]).ShouldBe(ShouldBeLinked(files[Second], batches: 2));
        ShouldBeLinked(files["log/00000000000000000005.log"], batches: 1);
    }

    [Test]
    public void A_batch_that_was_written_behind_another_one_is_refused([Values(0, 1, 2)] int batch)
    {
        var disk = new SimulatedDisk();
        var offset = BatchLayout.Offsets(LogSession.Write(disk, 10, 20, 30))[batch];
        var mixed = StoredFiles.Capture(disk).With(First, segment => StoredBatch.Unlink(segment, offset));

        var refused = Refuse(mixed, First);

        refused.Offset.ShouldBe(offset);
        refused.Expected.ShouldStartWith("a batch that was written behind the one before it");
        refused.Message.ShouldContain("files of two moments were mixed");
    }

    [Test]
    public void A_segment_that_was_begun_behind_another_batch_is_refused()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 400, 400, 400);
        var mixed = StoredFiles.Capture(disk).With(Second, StoredBatch.UnlinkSegment);

        var refused = Refuse(mixed, Second);

        refused.Offset.ShouldBe(FileHeader.LinkOffset);
        refused.Expected.ShouldStartWith("a segment that was begun behind the last batch of the one before it");
        refused.Message.ShouldContain("files of two moments were mixed");
    }

    [Test]
    public void What_comes_behind_a_torn_tail_is_linked_to_the_last_whole_batch([Values(0, 1)] int whole)
    {
        var disk = new SimulatedDisk();
        var offsets = BatchLayout.Offsets(LogSession.Write(disk, 10, 20));
        var torn = StoredFiles.Capture(disk).With(First, segment => segment.AsSpan(offsets[whole] + 4, 300).Fill(0xEE)).ToDisk();
        using (var session = new LogSession(torn)) session.Result.Cut!.Offset.ShouldBe(offsets[whole]);

        LogSession.Write(torn, 20, 30);

        ShouldBeLinked(StoredFiles.Capture(torn)[First], batches: whole + 2);
        LogSession.Read(torn, out var batches).Cut.ShouldBeNull();
        batches.Count.ShouldBe(whole + 2);
    }

    [Test]
    public void A_lost_batch_and_what_was_written_in_place_of_its_successor_are_not_read_as_one_log()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 10);
        var before = StoredFiles.Capture(disk);
        var lost = Continue(before, [1, 2, 3], [4]);
        var kept = Continue(before, [5, 6, 7], [8]);
        var second = BatchLayout.Offsets(lost.Batches)[2];

        var mixed = lost.Files.With(First, segment => kept.Files[First].AsSpan(second).CopyTo(segment.AsSpan(second)));

        Refuse(mixed, First).Offset.ShouldBe(second);
    }

    [Test]
    public void Equal_batches_behind_different_ones_are_not_the_same()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 10);
        var before = StoredFiles.Capture(disk);
        var lost = Continue(before, [1, 2, 3], [4], [5]);
        var kept = Continue(before, [5, 6, 7], [4], [6]);
        var third = BatchLayout.Offsets(lost.Batches)[3];

        var mixed = lost.Files.With(First, segment => kept.Files[First].AsSpan(third).CopyTo(segment.AsSpan(third)));

        Refuse(mixed, First).Offset.ShouldBe(third);
    }

    [Test]
    public void A_segment_that_ends_with_a_lost_batch_and_the_next_one_are_not_read_as_one_log()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 10);
        var before = StoredFiles.Capture(disk);
        var lost = Continue(before, [1, 2, 3], new byte[900]);
        var kept = Continue(before, [5, 6, 7], new byte[900]);

        Refuse(lost.Files.With(Second, kept.Files[Second]), Second).Offset.ShouldBe(FileHeader.LinkOffset);
    }

    static (StoredFiles Files, IReadOnlyList<LogBatch> Batches) Continue(StoredFiles files, params byte[][] fillers)
    {
        var disk = files.ToDisk();
        using (var session = new LogSession(disk))
        {
            foreach (var filler in fillers)
            {
                session.Append(filler);
                session.Sync();
            }
        }
        LogSession.Read(disk, out var batches);
        return (StoredFiles.Capture(disk), batches);
    }

    static StoreCorruptedException Refuse(StoredFiles files, string path)
    {
        var disk = files.ToDisk();
        var refused = Should.Throw<StoreCorruptedException>(() => new LogSession(disk));
        refused.File.ShouldBe(disk.Describe(path));
        StoredFiles.Capture(disk).With("store.lock", []).ShouldBe(files.With("store.lock", []));
        return refused;
    }

    /// <summary>The checksum of the last batch.</summary>
    static uint ShouldBeLinked(byte[] segment, int batches)
    {
        var offsets = SmallStore.BatchesOf(segment);
        offsets.Count.ShouldBe(batches + 1);
        var last = BinaryPrimitives.ReadUInt32LittleEndian(segment.AsSpan(60));
        foreach (var offset in offsets.SkipLast(1))
        {
            var header = BatchHeader.Read(segment.AsSpan(offset));
            header.Link.ShouldBe(last);
            last = header.Checksum;
        }
        return last;
    }

    static uint LinkOf(byte[] segment) => BinaryPrimitives.ReadUInt32LittleEndian(segment.AsSpan(56));
}
