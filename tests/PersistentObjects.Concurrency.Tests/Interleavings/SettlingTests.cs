using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

public class SettlingTests
{
    [Test]
    public void A_scope_that_closes_while_the_settler_counts_on_it_leaves_a_settled_store()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        var scope = ledger.Heap.OpenScope();

        // The settler has read the scopes, and is about to make this one answer for the old version.
        using (Hooks.On(HookPoint.ScopesRead, () => ledger.Heap.CloseScope(scope))) account.Balance = 1;

        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void Who_finds_the_writer_lock_taken_leaves_the_settling_to_its_holder()
    {
        var log = new BlockingLog();
        using var ledger = Ledgers.On(log);
        var account = ledger.Add(new Account("a"));
        using var first = new Worker();
        using var second = new Worker();

        log.Close();
        var staged = first.Begin(() => account.Balance = 1);
        log.AwaitSync();
        second.Do(() => Should.Throw<TimeoutException>(() => ledger.Write(() =>
        {
            log.Open();
            Worker.Await(staged);
            throw new TimeoutException();
        })));

        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void A_long_scope_that_closes_leaves_a_settled_store()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 2000).Select(i => new Account("a" + i))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));
        using (var scope = new ScopedReader(ledger))
        {
            ledger.Write(() => Array.ForEach(accounts, account => account.Balance = 1));
            ledger.CountUnsettled().ShouldBe(2000);
            scope.Get(() => ledger.Accounts.Sum(account => account.Balance)).ShouldBe(0);
        }
        Worker.Until(() => ledger.CountUnsettled() == 0);
    }

    [Test]
    public void Who_closes_a_long_scope_settles_its_share_and_leaves_the_rest_to_others()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 5000).Select(i => new Account("a" + i))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));
        var scope = ledger.Heap.OpenScope();
        ledger.Write(() => Array.ForEach(accounts, account => account.Balance = 1));
        Worker.Until(() => ledger.CountQueued() == 0);
        ledger.CountUnsettled().ShouldBe(5000);

        var shares = 0;
        TestHooks.Handler = point => shares += point == HookPoint.ScopesRead ? 1 : 0;
        ledger.Heap.CloseScope(scope);
        TestHooks.Handler = null;

        shares.ShouldBeInRange(1, 4);
        Worker.Until(() => ledger.CountUnsettled() == 0);
    }

    [Test]
    public void A_writer_settles_a_share_of_what_a_long_scope_has_left()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 1000).Select(i => new Account("a" + i))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));
        var scope = ledger.Heap.OpenScope();
        ledger.Write(() => Array.ForEach(accounts, account => account.Balance = 1));
        Worker.Until(() => ledger.CountQueued() == 0);

        // While this thread has the lock, nobody else settles.
        ledger.Heap.WriterLock.Enter();
        ledger.Heap.CloseScope(scope);
        ledger.Heap.Settling.SettleShare(100).ShouldBeTrue();
        accounts.Count(account => account.Sidecar is null).ShouldBe(100);
        ledger.Heap.Settling.SettleShare(900).ShouldBeFalse();
        accounts.ShouldAllBe(account => account.Sidecar == null);
        ledger.Heap.ReleaseWriterLock();
    }

    [Test]
    public void Adding_and_deleting_for_ever_needs_no_memory_for_ever()
    {
        using var ledger = Ledgers.InMemory();
        for (var i = 0; i < 20 * ExtentPage.Size; i++) ledger.Delete(ledger.Add(new Account("a")));

        ledger.Heap.Classes.ExtentOf(typeof(Account)).Pages.Count(page => page is not null).ShouldBeLessThanOrEqualTo(1);
    }
}
