using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Faults;

/// <summary>A disk that is full, and has space again later.</summary>
public class FullDiskTests
{
    const int Steps = 30;

    [Test]
    public void A_store_whose_disk_is_full_at_any_size_loses_nothing_and_goes_on_when_space_has_come_back([Values(1, 2)] int seed)
    {
        var uncut = new SimulatedDisk();
        new StoreHistory(seed, DurabilityMix.Full).Run(uncut, Steps);
        var total = uncut.Files.Sum(path => LengthOf(uncut, path));
        for (var capacity = 0L; capacity < total; capacity += 301)
        {
            Circumstances.Describe($"{capacity} of {total} bytes", () =>
            {
                var history = new StoreHistory(seed, DurabilityMix.Full);
                var disk = new SimulatedDisk(new FaultPlan { CapacityBytes = capacity });
                history.RunUntilFault(disk, Steps);
                // Once more while it is full: opening may need space or not, and loses nothing.
                history.RunUntilFault(disk, steps: 1);
                disk.Faults.CapacityBytes = null;
                history.Run(disk, steps: 4);
                history.Verify(disk.Crash(Survival.Nothing)).BytesCut.ShouldBe(0);
            });
        }
    }

    [Test]
    public void Transactions_on_a_full_disk_throw_and_leave_nothing_and_the_store_is_poisoned()
    {
        var disk = new SimulatedDisk();
        using var bank = StoreOnDisk.Open(disk);
        var account = bank.Add(new Account(1, "code") { Balance = 1 });
        disk.Faults.CapacityBytes = 0;

        // Room that was zero-filled before is used up first.
        var fault = Should.Throw<StoreFaultedException>(() =>
        {
            for (var i = 2; ; i++) bank.Add(new Account(i, $"code {i}") { Note = new string('n', 500) });
        });
        fault.GetBaseException().ShouldBeOfType<DiskFailureException>();
        var (count, version) = (bank.Accounts.Count, bank.Version);
        disk.Faults.CapacityBytes = null;

        Should.Throw<StoreFaultedException>(() => account.Balance = 2).Message.ShouldContain("refuses writes");
        (account.Balance, bank.Accounts.Count, bank.Version).ShouldBe((1, count, version));
        bank.Dispose();
        using var reopened = StoreOnDisk.Open(disk);
        reopened.Accounts.Count.ShouldBe(count);
        reopened.Add(new Account(1000, "another"));
    }

    static long LengthOf(SimulatedDisk disk, string path)
    {
        using var file = disk.Open(path, readOnly: true);
        return file.Length;
    }
}
