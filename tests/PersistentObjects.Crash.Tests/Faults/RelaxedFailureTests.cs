using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Faults;

/// <summary>Relaxed transactions are visible before they are durable: a failing disk is reported by the flush.</summary>
public class RelaxedFailureTests
{
    [Test]
    public async Task A_flush_that_fails_says_so_and_the_store_refuses_writes([Values] DiskFailure failure)
    {
        var disk = new SimulatedDisk();
        using var bank = await OpenWithFlushedAccount(disk);
        var account = bank.Accounts.Single();
        account.Balance = 2;
        failure.Plan(disk.Faults);

        await Should.ThrowAsync<StoreFaultedException>(() => bank.FlushAsync());

        account.Balance.ShouldBe(2);
        Should.Throw<StoreFaultedException>(() => account.Balance = 3).Message.ShouldContain("refuses writes");
        Should.Throw<StoreFaultedException>(() => bank.Write(() => account.Limit = 3)).Message.ShouldContain("refuses writes");
        account.Balance.ShouldBe(2);
        account.Limit.ShouldBe(0);
    }

    [Test]
    public async Task A_full_transaction_behind_relaxed_ones_fails_with_them_and_is_not_seen()
    {
        var disk = new SimulatedDisk();
        using var bank = await OpenWithFlushedAccount(disk);
        var account = bank.Accounts.Single();
        account.Balance = 2;
        disk.Faults.FailingSyncs = 1;

        Should.Throw<StoreFaultedException>(() => bank.Write(() => account.Balance = 3, Durability.Full));

        account.Balance.ShouldBe(2);
    }

    [Test]
    public async Task Disposing_reports_that_the_last_transactions_are_lost_and_releases_the_lock([Values] DiskFailure failure)
    {
        var disk = new SimulatedDisk();
        var bank = await OpenWithFlushedAccount(disk);
        bank.Accounts.Single().Balance = 2;
        failure.Plan(disk.Faults);

        Should.Throw<StoreFaultedException>(bank.Dispose);
        bank.Dispose();

        disk.Faults.FailingSyncs = 0;
        using var reopened = StoreOnDisk.Open(disk, Durability.Relaxed);
        reopened.Accounts.Single().Balance.ShouldBeOneOf(1, 2);
    }

    static async Task<Bank> OpenWithFlushedAccount(SimulatedDisk disk)
    {
        var bank = StoreOnDisk.Open(disk, Durability.Relaxed);
        bank.Add(new Account(1, "code") { Balance = 1 });
        await bank.FlushAsync();
        return bank;
    }
}
