using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Syncs;

/// <summary>A sync that fails takes with it all that was staged, and nothing that was published.</summary>
public class FailedSyncTests
{
    readonly BlockingLog _log = new();

    [Test]
    public void Each_waiter_is_told_and_all_that_was_staged_is_dropped()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a", 1));
        var other = ledger.Add(new Account("other", 5, Tier.Gold));
        using var leader = new Worker();
        using var second = new Worker();
        using var third = new Worker();

        _log.Close();
        var added = new Account("new", 3);
        Task[] writes =
        [
            leader.Begin(() => ledger.Write(() =>
            {
                account.Balance = 2;
                account.Key = "b";
                ledger.Add(added);
            })),
            Task.CompletedTask,
            Task.CompletedTask,
            Task.CompletedTask,
        ];
        _log.AwaitSync();
        writes[1] = second.Begin(() => ledger.Write(() =>
        {
            account.Balance++;
            added.Balance++;
            (account.Key, other.Key) = (other.Key, account.Key);
            other.Tier = Tier.Silver;
        }));
        writes[2] = ledger.WriteAsync(() => ledger.Delete(other));
        writes[3] = third.Begin(() => ledger.Write(() => ledger.Delete(added)));
        Worker.Until(() => second.IsBlocked && third.IsBlocked);
        _log.Fail();

        foreach (var write in writes) Should.Throw<StoreFaultedException>(() => Worker.Await(write));
        // The last of them may still be told while the leader is dropping what was staged.
        Worker.Until(() => ledger.CountUnsettled() == 0);
        (account.Balance, account.Key, other.Key, other.Tier, added.Balance).ShouldBe((1, "a", "other", Tier.Gold, 3));
        ledger.Accounts.ShouldBe([account, other]);
        ledger.Accounts.Count.ShouldBe(2);
        ledger.Accounts.ByKey.Find("b").ShouldBeNull();
        ledger.Accounts.ByKey.Find("new").ShouldBeNull();
        ledger.Accounts.ByTier[Tier.Gold].ShouldBe([other]);
        using (ledger.BeginRead()) ledger.Accounts.ByKey.Find("other").ShouldBe(other);
        added.Id.ShouldBe(new ObjectId(0));
        var (objects, indexes) = ledger.CountCandidates();
        objects.ShouldBe(2);
        indexes.ShouldBe([2, 2]);
    }

    [Test]
    public void Later_writes_are_refused_and_change_nothing()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a", 1));
        _log.Fail();
        Should.Throw<StoreFaultedException>(() => account.Balance = 2);

        var ran = false;
        Should.Throw<StoreFaultedException>(() => account.Balance = 3);
        Should.Throw<StoreFaultedException>(() => ledger.Write(() => ran = true));
        Should.Throw<StoreFaultedException>(() => Worker.Await(ledger.WriteAsync(() => ran = true)));
        Should.Throw<StoreFaultedException>(() => ledger.Add(new Account("b")));
        Should.Throw<StoreFaultedException>(() => Worker.Await(ledger.FlushAsync()));
        ran.ShouldBeFalse();
        account.Balance.ShouldBe(1);
        _log.Syncs.ShouldBe(2, "A sync that failed is never tried again.");
    }

    [Test]
    public void A_transaction_that_read_what_was_dropped_is_told_so_instead_of_its_own_exception()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a", 1));
        using var first = new Worker();
        using var second = new Worker();

        _log.Close();
        var staged = first.Begin(() => account.Balance = 2);
        _log.AwaitSync();
        var seen = 0L;
        var throwing = second.Begin(() => ledger.Write(() =>
        {
            seen = account.Balance;
            throw new TimeoutException();
        }));
        Worker.Until(() => second.IsBlocked || throwing.IsCompleted);
        _log.Fail();

        Should.Throw<StoreFaultedException>(() => Worker.Await(throwing));
        Should.Throw<StoreFaultedException>(() => Worker.Await(staged));
        seen.ShouldBe(2);
    }

    [Test]
    public void A_transaction_that_only_read_what_was_dropped_is_told_so()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a", 1));
        using var first = new Worker();
        using var second = new Worker();

        _log.Close();
        var staged = first.Begin(() => account.Balance = 2);
        _log.AwaitSync();
        var read = second.Begin(() => ledger.Write(() => account.Balance).ShouldBe(1));
        var readAsync = ledger.WriteAsync(() => account.Balance);
        Worker.Until(() => second.IsBlocked || read.IsCompleted);
        _log.Fail();

        Should.Throw<StoreFaultedException>(() => Worker.Await(read));
        Should.Throw<StoreFaultedException>(() => Worker.Await(readAsync));
        Should.Throw<StoreFaultedException>(() => Worker.Await(staged));
    }

    [Test]
    public void A_scope_goes_on_as_if_nothing_had_been_staged()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a", 1));
        account.Balance = 2;
        using (var scope = ledger.BeginRead())
        {
            _log.Close();
            var staged = ledger.WriteAsync(() => account.Balance = 3);
            _log.AwaitSync();
            account.Balance.ShouldBe(2);
            _log.Fail();
            Should.Throw<StoreFaultedException>(() => Worker.Await(staged));
            account.Balance.ShouldBe(2);
            scope.Version.ShouldBe(ledger.Version);
        }
        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void Relaxed_values_that_were_visible_stay_so()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { Durability = Durability.Relaxed });
        var account = ledger.Add(new Account("a", 1));
        account.Balance = 2;
        account.Tier = Tier.Gold;
        _log.Fail();

        Should.Throw<StoreFaultedException>(() => Worker.Await(ledger.FlushAsync()));
        (account.Balance, account.Tier).ShouldBe((2, Tier.Gold));
        ledger.Accounts.ByTier[Tier.Gold].ShouldBe([account]);
        Should.Throw<StoreFaultedException>(() => account.Balance = 3);
        account.Balance.ShouldBe(2);
        ledger.CountUnsettled().ShouldBe(0);
    }
}
