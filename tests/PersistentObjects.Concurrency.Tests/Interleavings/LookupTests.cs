using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

public class LookupTests
{
    [Test]
    public void A_key_is_found_while_two_objects_swap_it_to_and_fro()
    {
        using var ledger = Ledgers.InMemory();
        var (a, b) = (ledger.Add(new Account("a")), ledger.Add(new Account("b")));

        // The lookup meets a when b has the key, and b when a has it again.
        var swaps = 0;
        TestHooks.Handler = Swap;
        Account? found;
        try
        {
            found = ledger.Accounts.ByKey.Find("a");
        }
        finally
        {
            TestHooks.Handler = null;
        }
        swaps.ShouldBe(2);
        found.ShouldBe(a);

        void Swap(HookPoint point)
        {
            if (point != HookPoint.CandidateLoaded || swaps == 2) return;
            TestHooks.Handler = null;
            swaps++;
            ledger.Write(() => (a.Key, b.Key) = (b.Key, a.Key));
            ledger.CountUnsettled().ShouldBe(0);
            TestHooks.Handler = Swap;
        }
    }

    [Test]
    public void A_key_is_found_while_it_moves_on_and_on()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 4).Select(i => ledger.Add(new Account(i == 0 ? "key" : "free" + i)))];
        var owner = 0;

        // However often the key has moved when the lookup looks again, it finds the owner in the end.
        TestHooks.Handler = Move;
        try
        {
            var found = ledger.Accounts.ByKey.Find("key");
            TestHooks.Handler = null;
            found.ShouldNotBeNull();
            accounts.ShouldContain(found);
        }
        finally
        {
            TestHooks.Handler = null;
        }

        void Move(HookPoint point)
        {
            if (point != HookPoint.CandidateLoaded) return;
            TestHooks.Handler = null;
            var (from, to) = (accounts[owner], accounts[owner = (owner + 1) % accounts.Length]);
            ledger.Write(() => (from.Key, to.Key) = (to.Key, from.Key));
            TestHooks.Handler = Move;
        }
    }

    [Test]
    public void A_candidate_whose_Add_is_rolled_back_is_not_found()
    {
        using var ledger = Ledgers.InMemory();
        using var adding = new RolledBackAdd(ledger, new Account("new"));

        using (Hooks.On(HookPoint.CandidateLoaded, adding.RollBack)) ledger.Accounts.ByKey.Find("new").ShouldBeNull();
    }

    [Test]
    public void A_candidate_whose_Add_is_rolled_back_matches_no_key()
    {
        using var ledger = Ledgers.InMemory();
        using var adding = new RolledBackAdd(ledger, new Account("new", tier: Tier.Gold));

        // The candidate's field is loaded, its sidecar is not.
        using (Hooks.On(HookPoint.FieldLoaded, adding.RollBack)) ledger.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();
    }

    [Test]
    public void A_candidate_whose_Add_is_being_rolled_back_is_a_plain_object()
    {
        using var ledger = Ledgers.InMemory();
        var account = new Account("new", 7);
        using var writer = new StoppedThread(
            HookPoint.SidecarSet,
            () => Should.Throw<TimeoutException>(() => ledger.Write(() =>
            {
                ledger.Add(account);
                account.Balance = 8;
                throw new TimeoutException();
            })),
            skip: 1);

        ledger.Accounts.ByKey.Find("new").ShouldBeNull();
        ledger.Accounts.ShouldBeEmpty();
        account.Balance.ShouldBe(7);
        writer.Resume();

        account.Balance.ShouldBe(7);
        ledger.CountCandidates().Objects.ShouldBe(0);
        ledger.Add(account).Balance.ShouldBe(7);
    }

    [Test]
    public void A_candidate_that_has_been_deleted_is_not_found()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a", tier: Tier.Gold));

        using (Hooks.On(HookPoint.CandidateLoaded, () => ledger.Delete(account))) ledger.Accounts.ByKey.Find("a").ShouldBeNull();
        var (objects, indexes) = ledger.CountCandidates();
        objects.ShouldBe(0);
        indexes.ShouldBe([0, 0]);
    }

    [Test]
    public void A_candidate_that_has_been_deleted_and_settles_meanwhile_matches_no_key()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a", tier: Tier.Gold));
        var earlier = new ScopedReader(ledger); // keeps the candidate
        ledger.Delete(account);

        using (Hooks.On(HookPoint.FieldLoaded, earlier.Dispose)) ledger.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();
        Should.Throw<ObjectDeletedException>(() => account.Balance);
        account.IsDeleted.ShouldBeTrue();
    }

    [Test]
    public void Several_results_are_one_moment()
    {
        using var ledger = Ledgers.InMemory();
        foreach (var key in "abcd") ledger.Add(new Account(key.ToString(), tier: Tier.Gold));
        var (a, d) = (ledger.Accounts.ByKey["a"], ledger.Accounts.ByKey["d"]);
        var found = new List<Account>();

        foreach (var account in ledger.Accounts.ByTier[Tier.Gold])
        {
            found.Add(account);
            if (account != a) continue;
            ledger.Write(() => (a.Tier, d.Tier) = (Tier.Silver, Tier.Silver));
            ledger.Add(new Account("e", tier: Tier.Gold));
        }

        string.Concat(found.Select(account => account.Key)).ShouldBe("abcd");
        string.Concat(ledger.Accounts.ByTier[Tier.Gold].Select(account => account.Key)).ShouldBe("bce");
    }

    /// <summary>An Add whose transaction stays in its body until it is told to fail.</summary>
    sealed class RolledBackAdd : IDisposable
    {
        readonly Worker _writer = new();
        readonly ManualResetEventSlim _fail = new();
        readonly Task _transaction;

        internal RolledBackAdd(Ledger ledger, Account account)
        {
            using var added = new ManualResetEventSlim();
            _transaction = _writer.Begin(() => ledger.Write(() =>
            {
                ledger.Add(account);
                added.Set();
                _fail.Wait();
                throw new TimeoutException();
            }));
            Worker.Await(added.WaitHandle);
        }

        internal void RollBack()
        {
            _fail.Set();
            Should.Throw<TimeoutException>(() => Worker.Await(_transaction));
        }

        public void Dispose()
        {
            _fail.Set();
            _writer.Dispose();
        }
    }
}
