using PersistentObjects.Log;
using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Tests.Log;

public class LogRoundTripTests
{
    [Test]
    public void A_new_log_is_empty_and_new()
    {
        var result = LogSession.Read(new SimulatedDisk(), out var batches);

        result.ShouldBe(new LogReadResult { IsNew = true, NextVersion = 1, Segments = 0, Batches = 0, BytesRead = 0, BytesUsed = 0 });
        batches.ShouldBeEmpty();
    }

    [Test]
    public void Batches_are_read_as_they_were_appended()
    {
        var disk = new SimulatedDisk();
        var written = LogSession.Write(disk, 0, 1, 6, 7, 8, 9, 100);

        var result = LogSession.Read(disk, out var batches);

        batches.ShouldBe(written);
        result.IsNew.ShouldBeFalse();
        result.NextVersion.ShouldBe(8);
        result.Segments.ShouldBe(1);
        result.Batches.ShouldBe(7);
        result.BytesRead.ShouldBe(LogSession.SegmentSizeBytes);
        result.BytesUsed.ShouldBe(written.Sum(BatchLayout.SizeOf));
        result.Cut.ShouldBeNull();
    }

    [Test]
    public void Batches_are_read_back_from_the_physical_disk()
    {
        using var directory = new TemporaryDirectory();
        using var storage = new PhysicalStorage(directory.Combine("store"));
        var written = LogSession.Write(storage, 10, 950, 20, 3000, 900);

        var result = LogSession.Read(storage, out var batches);

        batches.ShouldBe(written);
        result.Segments.ShouldBe(4);
        Directory.GetFileSystemEntries(directory.Combine("store")).Select(Path.GetFileName)
            .ShouldBe(["log", "store.id", "store.lock"], ignoreOrder: true);
    }

    [Test]
    public void Appending_goes_on_where_the_last_run_ended()
    {
        var disk = new SimulatedDisk();
        var written = LogSession.Write(disk, 100);
        for (var run = 0; run < 20; run++) written.AddRange(LogSession.Write(disk, run, 50));

        LogSession.Read(disk, out var batches);

        batches.ShouldBe(written);
    }

    [Test]
    public void A_batch_may_hold_many_versions_or_only_a_part_of_one()
    {
        var disk = new SimulatedDisk();
        using (var session = new LogSession(disk))
        {
            session.Append([1], versions: 3);
            session.Append([2], versions: 0);
            session.Append([3], versions: 0);
            session.Append([4], versions: 200);
            session.Sync();
        }

        var result = LogSession.Read(disk, out var batches);

        batches.Select(b => b.FirstVersion).ShouldBe([1, 4, 4, 4]);
        result.NextVersion.ShouldBe(204);
    }

    [Test]
    public void Progress_ends_with_all_bytes_read()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 900, 900, 900);
        using var log = StoreLog.Open(disk, new LogOptions());
        var progress = new RecordedProgress();

        log.Read((_, _) => 1, progress);

        progress.Reports.Select(p => p.BytesRead).ShouldBe([1024, 2048, 3072]);
        progress.Reports.ShouldAllBe(p => p.BytesTotal == 3072);
    }

    [Test]
    public void Reading_can_be_cancelled()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 1, 2, 3);
        using var log = StoreLog.Open(disk, new LogOptions());
        using var cancellation = new CancellationTokenSource();
        var count = 0;

        Should.Throw<OperationCanceledException>(() => log.Read(
            (_, _) =>
            {
                count++;
                cancellation.Cancel();
                return 1;
            },
            cancellationToken: cancellation.Token));

        count.ShouldBe(1);
    }

    [Test]
    public void Reading_writes_nothing_but_the_lock_file()
    {
        var disk = new SimulatedDisk();
        LogSession.Write(disk, 10, 900, 20);
        var before = disk.Operations;

        LogSession.Read(disk, out _);

        disk.Operations.ShouldBe(before + 2); // The store's directory, which exists, and the lock.
    }

    [Test]
    public void Appending_before_reading_is_refused()
    {
        using var log = StoreLog.Open(new SimulatedDisk(), new LogOptions());

        Should.Throw<InvalidOperationException>(log.BeginAppend);
    }

    [Test]
    public void The_store_is_locked_until_the_log_is_disposed()
    {
        var disk = new SimulatedDisk();
        using (var log = StoreLog.Open(disk, new LogOptions()))
            Should.Throw<StoreLockedException>(() => StoreLog.Open(disk, new LogOptions()));

        StoreLog.Open(disk, new LogOptions()).Dispose();
    }

    sealed class RecordedProgress : IProgress<LogReadProgress>
    {
        public List<LogReadProgress> Reports { get; } = [];

        public void Report(LogReadProgress value) => Reports.Add(value);
    }
}
