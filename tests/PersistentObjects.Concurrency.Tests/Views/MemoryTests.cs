using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Views;

/// <summary>What a store keeps, weighed: also what nobody counts, such as the tables of indexes, queues and pools.</summary>
[NonParallelizable]
public class MemoryTests
{
    const int Accounts = 1000;
    const int Updates = 1_000_000;
    const int Scopes = 8;

    [Test]
    public void A_million_updates_with_scopes_that_come_and_go_leave_what_the_live_objects_need()
    {
        using var ledger = Ledgers.InMemory(Durability.Relaxed);
        Account[] accounts = [.. Enumerable.Range(0, Accounts).Select(i => ledger.Add(new Account("a" + i)))];
        var random = new Random(11);
        // Lists, tables and pools have their sizes.
        Update(ledger, accounts, random, Updates / 20);
        var before = Weight(ledger);
        Update(ledger, accounts, random, Updates);
        var grown = Weight(ledger) - before;
        TestContext.Out.WriteLine($"{before} bytes before, {grown} more after {Updates} updates");
        // A byte for each update would be a megabyte, and the least that one could leave is a reference.
        grown.ShouldBeLessThan(Updates);
        ledger.CountUnsettled().ShouldBe(0);
        ledger.VerifyIndexes().ShouldBeEmpty();
    }

    static void Update(Ledger ledger, Account[] accounts, Random random, int updates)
    {
        var views = new Queue<StoreView>();
        for (var i = 0; i < updates; i++)
        {
            var place = random.Next(Accounts);
            var account = accounts[place];
            switch (random.Next(64))
            {
                case < 10: account.Key = $"k{random.NextInt64()}"; break;
                case < 20: account.Tier = (Tier)(i % 4); break;
                case < 30: account.Mark = Guid.NewGuid(); break;
                case 30:
                    ledger.Delete(account);
                    accounts[place] = ledger.Add(new Account($"n{random.NextInt64()}"));
                    break;
                case 31: RollBack(ledger, account); break;
                default: account.Balance = i; break;
            }
            if (i % 97 != 0) continue;
            views.Enqueue(ledger.OpenView());
            if (views.Count > Scopes) views.Dequeue().Dispose();
        }
        foreach (var view in views) view.Dispose();
    }

    static void RollBack(Ledger ledger, Account account)
    {
        using var transaction = ledger.BeginWrite();
        (account.Key, account.Tier) = ("another", Tier.Internal);
        ledger.Add(new Account("one more"));
    }

    static long Weight(Ledger ledger)
    {
        Worker.Await(ledger.FlushAsync());
        Worker.Until(() => ledger.CountUnsettled() == 0 && ledger.CountQueued() == 0);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
