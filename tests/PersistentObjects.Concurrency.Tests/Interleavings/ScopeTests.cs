using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

public class ScopeTests
{
    [Test]
    public void A_scope_that_opens_during_a_publication_sees_nothing_of_it()
    {
        using var ledger = Ledgers.InMemory();
        var (a, b) = (ledger.Add(new Account("a")), ledger.Add(new Account("b")));

        using var publisher = new StoppedThread(HookPoint.FieldsWritten, () => ledger.Write(() => a.Balance = b.Balance = 1));
        using (var scope = ledger.BeginRead())
        {
            scope.Version.ShouldBe(2);
            (a.Balance + b.Balance).ShouldBe(0);
            publisher.Resume();
            (a.Balance + b.Balance).ShouldBe(0);
            ledger.CountUnsettled().ShouldBe(2);
        }
        (a.Balance + b.Balance).ShouldBe(2);
        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void The_version_of_a_scope_stays_while_the_scope_is_being_opened()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        using var other = new Worker();

        using var opening = new StoppedThread(
            HookPoint.ScopeOpening,
            () =>
            {
                using var scope = ledger.BeginRead();
                account.Version.ShouldBeLessThanOrEqualTo(scope.Version);
                account.Balance.ShouldBe(0);
            });
        // Published, and settled, unless the settler waits for the scope.
        var committed = other.Begin(() => account.Balance = 1);
        Worker.Until(() => committed.IsCompleted || other.IsBlocked);
        opening.Resume();
        Worker.Await(committed);
        Worker.Until(() => ledger.CountUnsettled() == 0);
    }

    [Test]
    public void A_version_stays_while_a_scope_is_between_it_and_the_next_one()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        var scopes = new List<ScopedReader>();
        for (var i = 1; i <= 3; i++)
        {
            scopes.Add(new ScopedReader(ledger));
            ledger.Write(() => (account.Balance, account.Key) = (10 * i, "a" + i));
            account.Balance = (10 * i) + 1;
        }

        scopes.Select(scope => scope.Get(() => account.Balance)).ShouldBe([0, 11, 21]);
        scopes.Select(scope => scope.Get(() => account.Key)).ShouldBe(["a", "a1", "a2"]);
        scopes.Select(scope => scope.Get(() => ledger.Accounts.ByKey.Find("a1"))).ShouldBe([null, account, null]);
        ledger.Chain(account).Length.ShouldBe(4, "What no scope reads is gone.");

        scopes[1].Dispose();
        ledger.Chain(account).Length.ShouldBe(3);
        ledger.CountCandidates().Indexes[0].ShouldBe(3, "Keys a, a2 and a3.");
        scopes[0].Get(() => account.Balance).ShouldBe(0);
        scopes[2].Get(() => account.Balance).ShouldBe(21);

        scopes[0].Dispose();
        scopes[2].Dispose();
        ledger.CountUnsettled().ShouldBe(0);
        ledger.CountCandidates().Indexes.ShouldBe([1, 1]);
    }

    [Test]
    public void A_key_that_comes_back_while_a_scope_has_it_is_one_candidate()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a", tier: Tier.Gold));
        using (var scope = new ScopedReader(ledger))
        {
            account.Tier = Tier.Silver;
            using var later = new ScopedReader(ledger);
            account.Tier = Tier.Gold;

            ledger.Accounts.ByTier[Tier.Gold].ShouldBe([account]);
            scope.Get(() => ledger.Accounts.ByTier[Tier.Gold].ToArray()).ShouldBe([account]);
            later.Get(() => ledger.Accounts.ByTier[Tier.Silver].ToArray()).ShouldBe([account]);
            ledger.CountCandidates().Indexes.ShouldBe([1, 2]);
        }
        ledger.CountUnsettled().ShouldBe(0);
        ledger.CountCandidates().Indexes.ShouldBe([1, 1]);
    }

    [Test]
    public void An_object_that_is_added_after_a_scope_was_opened_is_not_in_it()
    {
        using var ledger = Ledgers.InMemory();
        ledger.Add(new Account("old"));
        using (var scope = new ScopedReader(ledger))
        {
            var added = ledger.Add(new Account("new", tier: Tier.Gold));
            added.Balance = 1;

            scope.Get(() => ledger.Accounts.Count).ShouldBe(1);
            scope.Get(() => ledger.Accounts.Find(added.Id)).ShouldBeNull();
            scope.Get(() => ledger.Accounts.ByKey.Find("new")).ShouldBeNull();
            scope.Get(() => ledger.Accounts.ByTier.Count(Tier.Gold)).ShouldBe(0);
            scope.Do(() => Should.Throw<ObjectDeletedException>(() => added.Balance));
        }
        ledger.Accounts.ByTier.Count(Tier.Gold).ShouldBe(1);
        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void An_object_that_is_deleted_after_a_scope_was_opened_is_in_it()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a", 5, Tier.Gold));
        using (var scope = new ScopedReader(ledger))
        {
            ledger.Delete(account);
            ledger.Add(new Account("a"));

            scope.Get(() => account.Balance).ShouldBe(5);
            scope.Get(() => account.IsDeleted).ShouldBeFalse();
            scope.Get(() => ledger.Accounts.ToArray()).ShouldBe([account]);
            scope.Get(() => ledger.Accounts.ByKey.Find("a")).ShouldBe(account);
            scope.Get(() => ledger.Accounts.ByTier[Tier.Gold].ToArray()).ShouldBe([account]);
            Should.Throw<ObjectDeletedException>(() => account.Balance);
            ledger.Accounts.ByKey.Find("a").ShouldNotBe(account);
        }
        ledger.CountUnsettled().ShouldBe(0);
        ledger.CountCandidates().Objects.ShouldBe(1);
    }

    [Test]
    public void A_draft_that_is_rolled_back_under_a_scope_leaves_a_settled_store()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        using (var scope = new ScopedReader(ledger))
        {
            account.Key = "b";
            Should.Throw<TimeoutException>(() => ledger.Write(() =>
            {
                account.Key = "c";
                ledger.Delete(account);
                throw new TimeoutException();
            }));
            scope.Get(() => account.Key).ShouldBe("a");
            account.Key.ShouldBe("b");
            ledger.CountCandidates().Indexes[0].ShouldBe(2);
        }
        ledger.CountUnsettled().ShouldBe(0);
        ledger.CountCandidates().Indexes.ShouldBe([1, 1]);
    }
}
