using Microsoft.Extensions.Logging;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>When snapshots are taken, and what ends them.</summary>
public class SnapshotScheduleTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Test]
    public void Nothing_is_written_when_there_is_a_snapshot_of_the_version_already()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        var first = stored.Snapshot();
        var operations = stored.Disk.Operations;
        stored.Snapshot().ShouldBe(first with { Duration = TimeSpan.Zero });
        stored.Disk.Operations.ShouldBe(operations);
        stored.Reopen();
        operations = stored.Disk.Operations;
        stored.Snapshot().ShouldBe(first with { Duration = TimeSpan.Zero });
        stored.Disk.Operations.ShouldBe(operations);
    }

    [Test]
    public async Task A_second_caller_waits_and_gets_one_that_is_not_older_than_its_call()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        Task<SnapshotInfo> same = null!;
        Task<SnapshotInfo> later = null!;
        var first = stored.Bank.SnapshotAsync(new Listener(_ =>
        {
            if (later is not null) return;
            same = stored.Bank.SnapshotAsync();
            stored.AddAccounts(1);
            later = stored.Bank.SnapshotAsync();
        }));
        (await first.WaitAsync(Limit)).Version.ShouldBe(5);
        (await same.WaitAsync(Limit)).Version.ShouldBe(5);
        (await later.WaitAsync(Limit)).Version.ShouldBe(6);
    }

    [Test]
    public async Task Progress_tells_how_many_objects_of_how_many_were_written()
    {
        using var stored = new StoreOfSnapshots();
        stored.Bank.Write(() =>
        {
            for (var i = 0; i < 100; i++) stored.Bank.Add(new Letter { Number = i, Text = new string('x', 10_000) });
        });
        var told = new List<SnapshotProgress>();
        await stored.Bank.SnapshotAsync(new Listener(told.Add)).WaitAsync(Limit);
        told.Count.ShouldBeGreaterThan(3);
        told.ShouldAllBe(progress => progress.ObjectsTotal == 100);
        told.Select(progress => progress.Objects).ShouldBeInOrder();
        told[^1].Objects.ShouldBe(100);
        told[^1].Bytes.ShouldBeGreaterThan(1_000_000);
    }

    [Test]
    public async Task A_cancelled_snapshot_leaves_no_file_and_the_store_goes_on()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        using var cancelled = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => stored.Bank.SnapshotAsync(new Listener(_ => cancelled.Cancel()), cancelled.Token).WaitAsync(Limit));
        stored.Disk.ListFiles("snapshots").ShouldBeEmpty();
        await Should.ThrowAsync<OperationCanceledException>(() => stored.Bank.SnapshotAsync(null, cancelled.Token));
        stored.AddAccounts(1);
        stored.Snapshot().Version.ShouldBe(6);
        stored.Bank.WaitUntilSettled();
        stored.Bank.Heap.Scopes.IsEmpty.ShouldBeTrue();
    }

    [Test]
    public async Task Snapshots_are_taken_when_the_log_has_grown_enough()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotLogBytes = 10_000 });
        stored.AddAccounts(10);
        await Automatic(stored);
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBeEmpty();
        stored.AddAccounts(15);
        await Automatic(stored);
        var first = SnapshotFiles.SnapshotsOf(stored.Disk).ShouldHaveSingleItem();
        first.ShouldBeInRange(20, 25);

        // Only as many bytes as the newest snapshot has make another one worth while.
        stored.AddAccounts(200);
        await Automatic(stored);
        var bytes = stored.Snapshot().Bytes;
        bytes.ShouldBeGreaterThan(40_000);
        var newest = SnapshotFiles.SnapshotsOf(stored.Disk)[^1];
        stored.AddAccounts(60);
        await Automatic(stored);
        SnapshotFiles.SnapshotsOf(stored.Disk)[^1].ShouldBe(newest);
    }

    [Test]
    public async Task The_log_that_recovery_has_read_behind_its_snapshot_counts()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        stored.Snapshot();
        stored.AddAccounts(50);
        stored.Options = stored.Options with { SnapshotLogBytes = 10_000 };
        stored.Reopen();
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([5]);
        stored.AddAccounts(1);
        await Automatic(stored);
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([5, 56]);
    }

    [Test]
    public async Task Snapshots_are_taken_from_time_to_time_if_anything_was_written()
    {
        var time = new ManualTime();
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotInterval = TimeSpan.FromHours(1), SnapshotLogBytes = 0, TimeProvider = time });
        time.Advance(TimeSpan.FromHours(1));
        await Automatic(stored);
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBeEmpty();
        stored.AddAccounts(3);
        stored.Reopen();
        time.Advance(TimeSpan.FromHours(1));
        await Automatic(stored);
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([3]);
    }

    [Test]
    public void Disposing_takes_one_if_the_options_say_so_and_anything_was_written()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotOnDispose = true });
        stored.AddAccounts(3);
        stored.Reopen();
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBe([3]);
        stored.Bank.Recovery.Transactions.ShouldBe(0);
        var operations = stored.Disk.Operations;
        stored.Bank.Dispose();
        stored.Disk.Operations.ShouldBe(operations);
    }

    [Test]
    public async Task Disposing_the_store_ends_a_snapshot_that_is_being_taken()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        using var begun = new ManualResetEventSlim();
        using var disposing = new ManualResetEventSlim();
        var running = stored.Bank.SnapshotAsync(new Listener(_ =>
        {
            begun.Set();
            disposing.Wait(Limit);
        }));
        begun.Wait(Limit).ShouldBeTrue();
        var waiting = stored.Bank.SnapshotAsync();
        var dispose = Task.Run(stored.Bank.Dispose);
        await Should.ThrowAsync<ObjectDisposedException>(() => waiting.WaitAsync(Limit));
        disposing.Set();
        await Should.ThrowAsync<ObjectDisposedException>(() => running.WaitAsync(Limit));
        await dispose.WaitAsync(Limit);
        stored.Disk.ListFiles("snapshots").ShouldBeEmpty();
        await Should.ThrowAsync<ObjectDisposedException>(() => stored.Bank.SnapshotAsync());
    }

    [Test]
    public async Task The_progress_of_a_snapshot_can_not_dispose_the_store()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        var refused = 0;
        await stored.Bank.SnapshotAsync(new Listener(_ =>
        {
            Should.Throw<InvalidOperationException>(stored.Bank.Dispose).Message.ShouldContain("its own snapshot");
            refused++;
        })).WaitAsync(Limit);
        refused.ShouldBePositive();
        stored.AddAccounts(1);
    }

    [Test]
    public async Task An_automatic_snapshot_that_fails_is_logged_and_tried_again()
    {
        using var logger = new RecordingLoggerFactory();
        using var stored = new StoreOfSnapshots(new StoreOptions { SnapshotLogBytes = 10_000, LoggerFactory = logger });
        stored.AddAccounts(18);
        // Another one of this name, so that the directory can't be made.
        using (var file = stored.Disk.Create("snapshots")) file.Write("in the way"u8, 0);
        stored.AddAccounts(5);
        await Automatic(stored);
        stored.Bank.Snapshots!.Failures.ShouldBe(1);
        logger.Entries.ShouldContain(entry => entry.Level == LogLevel.Error && entry.Message.StartsWith("A snapshot could not be taken."));
        stored.AddAccounts(2);
        await Automatic(stored);
        stored.Bank.Snapshots!.Failures.ShouldBe(1, "it is not tried with every transaction");
        stored.Disk.Delete("snapshots");
        stored.AddAccounts(15);
        await Automatic(stored);
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldHaveSingleItem();
        stored.Bank.Snapshots!.Failures.ShouldBe(1);
    }

    [Test]
    public async Task A_snapshot_for_which_there_is_no_room_is_an_exception_and_the_store_goes_on()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        stored.Disk.Faults.FailingWrites = 1;
        (await Should.ThrowAsync<IOException>(() => stored.Bank.SnapshotAsync().WaitAsync(Limit))).Message.ShouldContain("next.tmp");
        stored.Disk.ListFiles("snapshots").ShouldBeEmpty();
        stored.Disk.Faults.FailingSyncs = 1;
        await Should.ThrowAsync<IOException>(() => stored.Bank.SnapshotAsync().WaitAsync(Limit));
        stored.Disk.ListFiles("snapshots").ShouldBeEmpty();
        stored.AddAccounts(1);
        stored.Snapshot().Version.ShouldBe(6);
    }

    [Test]
    public async Task A_store_that_has_failed_makes_no_snapshot()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(5);
        stored.Disk.Faults.FailingSyncs = 1;
        Should.Throw<StoreFaultedException>(() => stored.AddAccounts(1));
        (await Should.ThrowAsync<StoreFaultedException>(() => stored.Bank.SnapshotAsync())).Message.ShouldContain("No snapshot was taken");
        SnapshotFiles.SnapshotsOf(stored.Disk).ShouldBeEmpty();
    }

    [Test]
    public void A_store_in_memory_and_a_write_transaction_take_none()
    {
        using var bank = Bank.InMemory();
        Should.Throw<InvalidOperationException>(() => bank.SnapshotAsync()).Message.ShouldContain("in memory");
        using var stored = new StoreOfSnapshots();
        Should.Throw<InvalidOperationException>(() => stored.Bank.Write(() => { _ = stored.Bank.SnapshotAsync(); })).Message.ShouldContain("inside a write transaction");
    }

    [Test]
    public void A_leftover_of_an_interrupted_snapshot_is_removed_when_the_store_is_opened()
    {
        using var stored = new StoreOfSnapshots();
        stored.AddAccounts(1);
        stored.Snapshot();
        SnapshotFiles.Write(stored.Disk, "snapshots/next.tmp", "half of it"u8);
        stored.Reopen();
        stored.Disk.FileExists("snapshots/next.tmp").ShouldBeFalse();
    }

    [Test]
    public void Options_that_make_no_sense_are_refused()
    {
        Refused(new StoreOptions { SnapshotLogBytes = -1 });
        Refused(new StoreOptions { SnapshotInterval = TimeSpan.Zero });
        Refused(new StoreOptions { SnapshotInterval = TimeSpan.FromDays(50) });
        Refused(new StoreOptions { SnapshotsKept = 0 });
        Refused(new StoreOptions { SnapshotsKeptFor = TimeSpan.FromSeconds(-1) });

        static void Refused(StoreOptions options) => Should.Throw<ArgumentOutOfRangeException>(() => Bank.InMemory(options));
    }

    static Task Automatic(StoreOfSnapshots stored) => stored.Bank.Snapshots!.Automatic.WaitAsync(Limit);

    sealed class Listener(Action<SnapshotProgress> told) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => told(value);
    }
}
