using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class SettlingTests : BankFixture
{
    [Test]
    public void An_idle_store_is_settled()
    {
        for (var i = 0; i < 2000; i++) Bank.Add(new Account($"a{i}"));
        Bank.Write(() =>
        {
            foreach (var account in Bank.Accounts) account.City = "Rome";
        });
        ShouldBeSettled(Bank);
    }

    [Test]
    public async Task A_relaxed_store_is_settled_after_a_flush()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed, TimeProvider = new ManualTime() });
        bank.Write(() =>
        {
            for (var i = 0; i < 2000; i++) bank.Add(new Account($"a{i}"));
        });
        bank.Accounts.First().Sidecar.ShouldNotBeNull();
        await bank.FlushAsync();
        bank.WaitUntilSettled();
        ShouldBeSettled(bank);
    }

    [Test]
    public void A_scope_that_closes_settles_what_it_has_kept()
    {
        for (var i = 0; i < 5000; i++) Bank.Add(new Account($"a{i}") { City = "Bonn" });
        using (Bank.BeginRead())
        {
            Bank.Write(() =>
            {
                foreach (var account in Bank.Accounts) account.City = "Rome";
            });
            Bank.Write(() =>
            {
                foreach (var account in Bank.Accounts.Take(1000).ToList()) Bank.Delete(account);
            });
            Bank.Accounts.ByCity["Bonn"].Count.ShouldBe(5000);
            Bank.Accounts.ByCity["Rome"].ShouldBeEmpty();
        }
        ShouldBeSettled(Bank);
        Bank.Accounts.ByCity["Rome"].Count.ShouldBe(4000);
        Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes.Sum(index => index.CandidateCount).ShouldBe(4 * 4000);
    }

    static void ShouldBeSettled(Bank bank)
    {
        // More than one thread's share is left to another one.
        bank.WaitUntilSettled();
        bank.Heap.Settling.Count.ShouldBe(0);
        bank.Accounts.ShouldAllBe(account => account.Sidecar == null);
    }
}
