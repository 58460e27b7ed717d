using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class PoisonedStoreTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public void Disposing_tells_of_lost_relaxed_transactions_when_nobody_else_has_been_told()
    {
        var time = new ManualTime();
        var stored = new BankOnDisk(Durability.Relaxed, time: time);
        stored.Bank.Add(new Account("a"));
        stored.Disk.Faults.FailingSyncs = 1;
        time.Advance(new StoreOptions().FlushInterval);
        SpinWait.SpinUntil(() => stored.Bank.Transactions.Fault is not null, Patience).ShouldBeTrue();
        Should.Throw<StoreFaultedException>(stored.Dispose).Message.ShouldContain("unknown");
        Should.NotThrow(stored.Dispose);
    }

    [Test]
    public void A_store_whose_settling_fails_refuses_writes_and_blocks_nobody()
    {
        using var bank = Bank.InMemory();
        var a = bank.Add(new Account("a"));
        lock (bank.Heap.WriterLock) bank.Heap.Settling.Enqueue(null!, 0);
        Should.Throw<StoreFaultedException>(() => a.Points = 1).Message.ShouldContain("refuses writes");
        // Of its own: a thread of the pool may be long in coming.
        var other = Task.Factory.StartNew(() => Should.Throw<StoreFaultedException>(() => a.Points = 2), TaskCreationOptions.LongRunning);
        other.Wait(Patience).ShouldBeTrue();
        a.Points.ShouldBe(0);
    }

    [Test]
    public void A_failed_sync_faults_the_store_and_takes_back_what_was_not_durable()
    {
        using var stored = new BankOnDisk();
        var bank = stored.Bank;
        var a = bank.Add(new Account("a") { City = "Bonn" });
        var added = new Account("b");
        stored.Disk.Faults.FailingSyncs = 1;

        Should.Throw<StoreFaultedException>(() => bank.Write(() =>
        {
            a.City = "Rome";
            bank.Add(added);
            a.Points = 3;
        })).Message.ShouldContain("unknown");

        (a.City, a.Points, bank.Version).ShouldBe(("Bonn", 0, 1));
        bank.Accounts.ShouldBe([a]);
        bank.Accounts.ByCity["Bonn"].ShouldBe([a]);
        bank.Accounts.ByCity["Rome"].ShouldBeEmpty();
        added.Id.ShouldBe(default);
    }

    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public async Task A_faulted_store_refuses_writes_and_goes_on_reading(Durability durability)
    {
        using var stored = new BankOnDisk(durability);
        var bank = stored.Bank;
        var a = bank.Add(new Account("a"));
        await bank.FlushAsync();
        stored.Disk.Faults.FailingSyncs = 1;
        await Should.ThrowAsync<StoreFaultedException>(async () =>
        {
            await bank.WriteAsync(() => { a.Balance = 1; });
            await bank.FlushAsync();
        });

        Should.Throw<StoreFaultedException>(() => a.Points = 2);
        Should.Throw<StoreFaultedException>(() => bank.Add(new Account("b")));
        Should.Throw<StoreFaultedException>(() => bank.Delete(a));
        Should.Throw<StoreFaultedException>(() => bank.Write(() => { a.Points = 2; }));
        await Should.ThrowAsync<StoreFaultedException>(bank.WriteAsync(() => { a.Points = 2; }));
        await Should.ThrowAsync<StoreFaultedException>(bank.WriteAsync(() => a.Points = 2));
        await Should.ThrowAsync<StoreFaultedException>(bank.FlushAsync());
        a.Points.ShouldBe(0);
        bank.Accounts.ByEmail["a"].ShouldBeSameAs(a);
        using (bank.BeginRead()) bank.Accounts.Count.ShouldBe(1);
    }

    [Test]
    public void A_faulted_store_can_be_disposed_and_opened_again()
    {
        using var stored = new BankOnDisk();
        var a = stored.Bank.Add(new Account("a"));
        stored.Disk.Faults.FailingWrites = 1;
        Should.Throw<StoreFaultedException>(() => a.Points = 1);
        var bank = stored.Reopen();
        bank.Accounts.ByEmail["a"].Points = 2;
        stored.Reopen().Accounts.ByEmail["a"].Points.ShouldBe(2);
    }
}
