using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

public class EnumerationTests
{
    [Test]
    public void An_extent_is_whole_though_its_first_pages_go_while_it_is_enumerated()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 10 * ExtentPage.Size).Select(i => new Account("a" + i))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));
        var kept = accounts[^(2 * ExtentPage.Size)..];
        var earlier = new ScopedReader(ledger);
        ledger.Write(() => Array.ForEach(accounts[..^kept.Length], ledger.Delete));

        var found = new List<Account>();
        foreach (var account in ledger.Accounts)
        {
            found.Add(account);
            // The pages of what was deleted before this enumeration began stayed for the other scope until now.
            if (found.Count == 1) earlier.Dispose();
        }

        found.ShouldBe(kept);
        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void An_extent_is_whole_though_an_Add_is_rolled_back_while_it_is_enumerated()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, ExtentPage.Size).Select(i => new Account("a" + i))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));
        using var writer = new Worker();
        using var added = new ManualResetEventSlim();
        using var fail = new ManualResetEventSlim();
        var transaction = writer.Begin(() => ledger.Write(() =>
        {
            for (var i = 0; i < 2 * ExtentPage.Size; i++) ledger.Add(new Account("b" + i));
            added.Set();
            fail.Wait();
            throw new TimeoutException();
        }));
        Worker.Await(added.WaitHandle);

        var found = new List<Account>();
        foreach (var account in ledger.Accounts)
        {
            found.Add(account);
            if (found.Count > 1) continue;
            fail.Set();
            Should.Throw<TimeoutException>(() => Worker.Await(transaction));
        }

        found.ShouldBe(accounts);
    }

    [Test]
    public void The_number_of_objects_is_never_one_between_two_transactions()
    {
        using var ledger = Ledgers.InMemory();
        var (a, b) = (ledger.Add(new Account("a")), ledger.Add(new Account("b")));

        using var publisher = new StoppedThread(
            HookPoint.FieldsWritten,
            () => ledger.Write(() =>
            {
                a.Balance = 1;
                ledger.Add(new Account("c"));
                ledger.Add(new Account("d"));
                ledger.Delete(b);
            }),
            skip: 1);
        ledger.Accounts.Count.ShouldBe(2);
        publisher.Resume();
        ledger.Accounts.Count.ShouldBe(3);
        ledger.Delete(a);
        ledger.Accounts.Count.ShouldBe(2);
    }
}
