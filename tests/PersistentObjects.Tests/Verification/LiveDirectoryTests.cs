using PersistentObjects.Storage;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Storage;
using PersistentObjects.Tests.Store;
using PersistentObjects.Verification;

namespace PersistentObjects.Tests.Verification;

/// <summary>Verification of a directory whose store is open and written to.</summary>
public class LiveDirectoryTests
{
    [Test]
    public void A_store_that_writes_rotates_and_takes_snapshots_is_never_reported_as_damaged()
    {
        using var directory = new TemporaryDirectory();
        using var bank = Bank.Open(new StoreOptions { Directory = directory.FullName, SegmentSizeBytes = 8192, SnapshotsKept = 1 });
        Live(bank, () => StoreVerification.Verify(directory.FullName), rounds: 15);
    }

    [Test]
    public void Neither_on_a_simulated_disk()
    {
        var disk = new SimulatedDisk();
        using var bank = Bank.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 4096, SnapshotsKept = 1 });
        Live(bank, () => StoreVerification.Verify(disk), rounds: 40);
    }

    [Test]
    public void A_batch_that_is_half_written_when_it_is_first_read_is_read_again()
    {
        var path = SmallStore.Segments(SmallStore.Files)[^1];
        var offsets = SmallStore.BatchesOf(SmallStore.Files[path]);
        foreach (var batch in new[] { 0, 1, offsets.Count - 2 })
        {
            for (var read = 1; read <= 3; read++)
            {
                using var storage = new LateStorage(SmallStore.Files.ToDisk(), path, offsets[batch] + 20, read);
                var report = StoreVerification.Verify(storage);
                report.IsSound.ShouldBeTrue($"batch {batch}, read {read}: {report}");
                // Of the last batch nothing proves that it is more than the beginning of one.
                report.Version.ShouldBe(batch > 1 && read == 3 ? 38 : 39, $"batch {batch}, read {read}");
            }
        }
    }

    [Test]
    public void It_takes_no_lock_and_does_not_need_one()
    {
        var disk = new SimulatedDisk();
        using (var bank = Bank.Open(new StoreOptions { Storage = disk }))
        {
            bank.Add(new Customer());
            StoreVerification.Verify(disk).IsSound.ShouldBeTrue();
            bank.Add(new Customer());
        }
        using var locked = disk.AcquireLock("store.lock");
        StoreVerification.Verify(disk).Objects.ShouldBe(2);
    }

    [Test]
    public void Files_that_are_deleted_before_they_could_be_opened_are_no_damage()
    {
        var disk = SmallStore.Files.ToDisk();
        var later = SmallStore.FilesBehindSnapshots.Files.Keys.Count(path => path.EndsWith(".log", StringComparison.Ordinal));
        var gone = SmallStore.Segments(SmallStore.Files).SkipLast(later).ToArray();
        using var storage = new LateStorage(disk, gone[^1], 0, 0) { Gone = gone };
        var report = StoreVerifier.Run(storage, keepsObjects: true, durable: 39, CancellationToken.None, openSegments: 0);
        report.Findings.ShouldBeEmpty();
        report.Segments.ShouldBe(later);
        gone.ShouldNotBeEmpty();
    }

    static void Live(Bank bank, Func<VerificationReport> verify, int rounds)
    {
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var account = bank.Add(new Account($"{writer}-{i}") { City = new string('c', i % 900) });
                if (i % 3 == 0) bank.Delete(account);
                if (i % 40 == 0) bank.SnapshotAsync().GetAwaiter().GetResult();
            }
        })).ToArray();
        var before = bank.Version;
        for (var round = 0; round < rounds || bank.Version < before + 200; round++)
        {
            var version = bank.Version;
            var report = verify();
            report.IsSound.ShouldBeTrue(report.ToString());
            report.Version.ShouldBeGreaterThanOrEqualTo(version);
        }
        stop.Cancel();
        Task.WhenAll(writers).WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        verify().Objects.ShouldBe(bank.Accounts.Count());
    }

    /// <summary>One byte of a file is still on its way when it is read for the first few times.</summary>
    sealed class LateStorage(IStorage storage, string late, long offset, int reads) : ForwardingStorage(storage)
    {
        readonly IStorage _storage = storage;

        /// <summary>What retention deletes at the moment when the file is to be opened.</summary>
        public string[] Gone { get; init; } = [];

        public override IStorageFile Open(string path, bool readOnly)
        {
            if (path != late) return base.Open(path, readOnly);
            foreach (var gone in Gone) _storage.Delete(gone);
            return new LateFile(base.Open(path, readOnly), offset, reads);
        }
    }

    sealed class LateFile(IStorageFile file, long late, int reads) : ForwardingFile(file)
    {
        int _reads;

        public override int Read(Span<byte> buffer, long offset)
        {
            var count = base.Read(buffer, offset);
            var index = late - offset;
            if (index >= 0 && index < count && _reads++ < reads - 1) buffer[(int)index] ^= 0x55;
            return count;
        }
    }
}
