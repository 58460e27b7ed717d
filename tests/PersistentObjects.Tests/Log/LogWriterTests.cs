using PersistentObjects.Log;
using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Tests.Log;

public class LogWriterTests
{
    [Test]
    public void A_full_segment_is_followed_by_one_named_after_its_first_version()
    {
        var disk = new SimulatedDisk();
        var written = LogSession.Write(disk, 400, 400, 400, 400, 400);

        disk.ListFiles("log").ShouldBe(["00000000000000000001.log", "00000000000000000003.log", "00000000000000000005.log"]);
        LogSession.Read(disk, out var batches).Segments.ShouldBe(3);
        batches.ShouldBe(written);
    }

    [Test]
    public void A_batch_that_fills_a_segment_to_the_last_byte_needs_no_new_one()
    {
        var disk = new SimulatedDisk();
        var room = LogSession.SegmentSizeBytes - FileHeader.Size - BatchHeader.Size;
        var written = LogSession.Write(disk, room - 1);

        disk.ListFiles("log").Count.ShouldBe(1);
        LogSession.Read(disk, out var batches).Cut.ShouldBeNull();
        batches.ShouldBe(written);

        written.AddRange(LogSession.Write(disk, 1));
        disk.ListFiles("log").Count.ShouldBe(2);
        LogSession.Read(disk, out batches);
        batches.ShouldBe(written);
    }

    [Test]
    public void A_batch_larger_than_a_segment_gets_a_segment_that_is_large_enough()
    {
        var disk = new SimulatedDisk();
        var written = LogSession.Write(disk, 10, 3_000_000, 900);

        LogSession.Read(disk, out var batches).Segments.ShouldBe(3);
        batches.ShouldBe(written);
        using var large = disk.Open("log/00000000000000000002.log", readOnly: true);
        (large.Length % 512).ShouldBe(0);
        large.Length.ShouldBeInRange(3_000_000, 3_001_000);
    }

    [Test]
    public void A_first_batch_larger_than_a_segment_makes_the_empty_segment_longer()
    {
        var disk = new SimulatedDisk();
        var written = LogSession.Write(disk, 5000, 10);

        LogSession.Read(disk, out var batches);

        batches.ShouldBe(written);
    }

    [Test]
    public void A_transaction_that_spans_more_batches_than_a_segment_holds_stays_in_one_segment()
    {
        var disk = new SimulatedDisk();
        var written = LogSession.Write(disk, 900);
        using (var session = new LogSession(disk))
        {
            for (var i = 0; i < 20; i++) written.Add(session.Append(new byte[300], versions: 0));
            written.Add(session.Append([1], versions: 1));
            written.Add(session.Append(new byte[900], versions: 1));
            session.Sync();
        }

        disk.ListFiles("log").ShouldBe(["00000000000000000001.log", "00000000000000000002.log", "00000000000000000003.log"]);
        LogSession.Read(disk, out var batches);
        batches.ShouldBe(written);
    }

    [Test]
    public void A_batch_is_one_write_and_a_sync_is_one_sync()
    {
        var disk = new SimulatedDisk();
        using var session = new LogSession(disk);
        _ = session.Writer;
        var before = disk.Operations;

        session.Append([1, 2, 3]);
        disk.Operations.ShouldBe(before + 1);
        session.Sync();
        disk.Operations.ShouldBe(before + 2);
        session.Sync();
        disk.Operations.ShouldBe(before + 2, "nothing was appended since");
    }

    [Test]
    public void An_empty_batch_and_one_of_an_earlier_version_are_refused()
    {
        var disk = new SimulatedDisk();
        using var session = new LogSession(disk);
        session.Append([1], versions: 5);
        session.Append([1]);
        var buffer = new BatchBuffer();
        buffer.Reset(7);

        Should.Throw<ArgumentException>(() => session.Writer.Append(buffer));
        Should.Throw<InvalidOperationException>(() => session.Append(LogBatch.Create(5, 1, [])));
        session.Append([2]);
    }

    [Test]
    public void A_log_that_was_continued_refuses_versions_that_it_has_already()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 1, 2, 3);
        using var session = new LogSession(disk);

        Should.Throw<InvalidOperationException>(() => session.Append(LogBatch.Create(3, 1, [])));
    }

    [Test]
    public void Appending_and_syncing_allocate_nothing()
    {
        using var directory = new TemporaryDirectory();
        using var storage = new PhysicalStorage(directory.FullName);
        using var log = StoreLog.Open(storage, new LogOptions { SegmentSizeBytes = 1 << 20 });
        log.Read((_, _) => 1);
        var writer = log.BeginAppend();
        var buffer = new BatchBuffer();
        AppendAndSync(1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var version = 2; version < 50; version++) AppendAndSync(version);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void AppendAndSync(long version)
        {
            buffer.Reset(version);
            buffer.GetSpan(32)[..32].Fill(1);
            buffer.Advance(32);
            writer.Append(buffer);
            writer.Sync();
        }
    }
}
