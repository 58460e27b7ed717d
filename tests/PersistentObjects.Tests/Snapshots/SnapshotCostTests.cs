using Microsoft.Extensions.Logging;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;
using PersistentObjects.Tests.Memory;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

public class SnapshotCostTests
{
    [Test]
    public void Encoding_allocates_nothing_for_an_object()
    {
        // More objects in the same blocks: what is allocated is for buffers and blocks.
        var few = Allocated(20_000);
        var many = Allocated(60_000);
        (many - few).ShouldBeLessThan(40_000, $"{few} bytes for 20,000 objects, {many} for 60,000");
    }

    [Test]
    public async Task A_snapshot_that_takes_long_is_not_reported_as_a_view_that_was_forgotten()
    {
        var time = new ManualTime();
        using var logger = new RecordingLoggerFactory();
        using var stored = new StoreOfSnapshots(new StoreOptions { TimeProvider = time, LoggerFactory = logger });
        stored.AddAccounts(3);
        await stored.Bank.SnapshotAsync(new LongTime(() =>
        {
            for (var minutes = 0; minutes < 10; minutes++)
            {
                stored.AddAccounts(1);
                time.Advance(TimeSpan.FromMinutes(1));
            }
        }));
        logger.Entries.ShouldNotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Test]
    public void The_disk_gets_a_snapshot_in_small_pieces_while_others_write([Values] bool othersWrite)
    {
        using var bank = WithAccounts(60_000);
        using var source = SnapshotSource.Take(bank.Heap, bank.Schemas);
        using var file = new NoFile();
        var account = bank.Accounts.First();
        SnapshotWriter.Write(file, Guid.Empty, source, null, new SnapshotPace(bank.Heap), DateTimeOffset.UnixEpoch, new Meanwhile(() =>
        {
            if (othersWrite) account.Balance++;
        }), CancellationToken.None);
        file.Bytes.ShouldBeGreaterThan(4 * SnapshotPace.PieceBytes);
        if (othersWrite) file.MostBetweenSyncs.ShouldBeLessThan(3 * SnapshotPace.PieceBytes);
        else file.MostBetweenSyncs.ShouldBe(file.Bytes, "the last sync is the caller's");
    }

    [Test]
    public void At_the_limit_of_memory_a_snapshot_does_not_linger()
    {
        var meter = new MeterOfTests();
        using var bank = WithAccounts(5000, new StoreOptions { MemoryLimit = 1000, Memory = meter });
        var pace = new SnapshotPace(bank.Heap);
        var accounts = bank.Accounts.Take(2).ToArray();
        bank.Delete(accounts[0]);
        pace.IsDue.ShouldBeTrue();
        meter.Live = 2000;
        Should.Throw<StoreMemoryLimitException>(() => bank.Write(() => Enumerable.Range(0, 5000).Select(_ => bank.Add(new Customer())).ToList()));
        bank.Delete(accounts[1]);
        pace.IsDue.ShouldBeFalse();
    }

    static Bank WithAccounts(int count, StoreOptions? options = null)
    {
        var bank = Bank.InMemory(options ?? new StoreOptions());
        bank.Write(() =>
        {
            var owner = new Customer();
            for (var i = 0; i < count; i++) bank.Add(new Account($"account {i}") { Owner = owner, Balance = i });
        });
        return bank;
    }

    static long Allocated(int count)
    {
        using var bank = WithAccounts(count);
        using var source = SnapshotSource.Take(bank.Heap, bank.Schemas);
        using var file = new NoFile();
        var pace = new SnapshotPace(bank.Heap);
        SnapshotWriter.Write(file, Guid.Empty, source, null, pace, DateTimeOffset.UnixEpoch, null, CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        SnapshotWriter.Write(file, Guid.Empty, source, null, pace, DateTimeOffset.UnixEpoch, null, CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    sealed class LongTime(Action action) : IProgress<SnapshotProgress>
    {
        Action? _action = action;

        public void Report(SnapshotProgress value) => Interlocked.Exchange(ref _action, null)?.Invoke();
    }

    sealed class Meanwhile(Action action) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => action();
    }

    sealed class NoFile : IStorageFile
    {
        long _sinceSync;

        public long Bytes { get; private set; }

        public long MostBetweenSyncs { get; private set; }

        public long Length => 0;

        public int Read(Span<byte> buffer, long offset) => 0;

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            Bytes += bytes.Length;
            _sinceSync += bytes.Length;
            MostBetweenSyncs = Math.Max(MostBetweenSyncs, _sinceSync);
        }

        public void Sync() => _sinceSync = 0;

        public void DropCache()
        {
        }

        public void Dispose()
        {
        }
    }
}
