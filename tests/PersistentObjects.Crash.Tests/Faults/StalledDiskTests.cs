using System.Diagnostics;
using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Objects;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Faults;

/// <summary>A disk that answers nothing for a while: writers wait, what waits for it is bounded, readers don't notice.</summary>
public class StalledDiskTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public void A_setter_waits_for_a_disk_that_stalls_for_seconds_and_succeeds()
    {
        var disk = new SimulatedDisk();
        using var bank = StoreOnDisk.Open(disk);
        var account = bank.Add(new Account(1, "code"));
        (disk.Faults.StalledSyncs, disk.Faults.StallTime) = (1, TimeSpan.FromSeconds(2));
        var begun = Stopwatch.GetTimestamp();

        account.Balance = 1;

        Stopwatch.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
        using var survivor = StoreOnDisk.Open(disk.Crash(Survival.Nothing));
        survivor.Accounts.Single().Balance.ShouldBe(1);
    }

    [TestCase(0, 64 << 20)]
    [TestCase(3L << 29, 48 << 20)]
    public async Task What_waits_for_a_stalled_disk_is_bounded_and_goes_on_afterwards(long memoryLimit, long bound)
    {
        const int transactions = 80;
        const int bytesOfEach = 1 << 20;
        var disk = new SimulatedDisk();
        using var bank = Bank.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 1 << 20, MemoryLimit = memoryLimit, Memory = new EmptyHeap() });
        var account = bank.Add(new Account(1, "code"));
        var version = bank.Version;
        using var gate = disk.Gate = new SyncGate();
        var first = bank.WriteAsync(() => account.Balance = 1);
        gate.WaitForSync();
        var begun = 0;
        var all = new List<Task>();

        // None of them is awaited, so that nothing but the store limits how many there are.
        var producer = Task.Factory.StartNew(
            () =>
            {
                for (var i = 1; i <= transactions; i++)
                {
                    var note = new string((char)('a' + i % 26), bytesOfEach);
                    all.Add(bank.WriteAsync(() => account.Note = note));
                    Volatile.Write(ref begun, i);
                }
            },
            TaskCreationOptions.LongRunning);
        SpinWait.SpinUntil(() => Volatile.Read(ref begun) * (long)bytesOfEach >= bound, Patience).ShouldBeTrue();
        var stopped = Volatile.Read(ref begun);
        await Task.Delay(300);

        Volatile.Read(ref begun).ShouldBeInRange(stopped, (int)(bound / bytesOfEach) + 2, "the writer ought to wait for the disk");
        producer.IsCompleted.ShouldBeFalse();
        (account.Balance, account.Note, bank.Version).ShouldBe((0, null, version));

        gate.Open();
        await producer.WaitAsync(Patience);
        await Task.WhenAll([first, .. all]).WaitAsync(Patience);
        bank.Version.ShouldBe(version + 1 + transactions);
    }

    /// <summary>That of this process has also what the tests beside this one hold.</summary>
    sealed class EmptyHeap : IMemoryMeter
    {
        public long UsedBytes => 0;

        public long AllocatedBytes => 0;

        public void Collect()
        {
        }
    }
}
