using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

/// <summary>Matches of an equality index, where a settled object is believed without a look at its key.</summary>
public class MatchTests
{
    [Test]
    public void An_object_that_had_the_key_and_settles_when_the_candidates_are_loaded_is_no_match()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a", tier: Tier.Gold));
        var earlier = new ScopedReader(ledger); // keeps the candidate
        account.Tier = Tier.Basic;

        using (Hooks.On(HookPoint.CandidatesLoaded, earlier.Dispose)) ledger.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();
        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void An_object_that_is_taken_back_to_its_old_key_when_the_candidates_are_loaded_is_no_match()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a", tier: Tier.Basic));
        using var writer = new Worker();
        using var changed = new ManualResetEventSlim();
        using var fail = new ManualResetEventSlim();
        var transaction = writer.Begin(() => ledger.Write(() =>
        {
            account.Tier = Tier.Gold;
            changed.Set();
            fail.Wait();
            throw new TimeoutException();
        }));
        Worker.Await(changed.WaitHandle);

        using (Hooks.On(HookPoint.CandidatesLoaded, RollBack)) ledger.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();

        void RollBack()
        {
            fail.Set();
            Should.Throw<TimeoutException>(() => Worker.Await(transaction));
        }
    }

    [Test]
    public void Matches_are_whole_and_each_comes_once_while_others_come_and_go([Values(1, 7, 63, 64, 65)] int step)
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 1000).Select(i => new Account("a" + i, tier: i % 5 == 0 ? Tier.Basic : Tier.Gold))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));
        Account[] gold = [.. accounts.Where(account => account.Tier == Tier.Gold)];

        var found = new List<Account>();
        foreach (var account in ledger.Accounts.ByTier[Tier.Gold])
        {
            found.Add(account);
            if (found.Count % step != 0) continue;
            // Some go before and behind where it stands, and some come.
            foreach (var i in new[] { found.Count / 2, (found.Count + gold.Length - 1) / 2 })
            {
                if (!gold[i].IsDeleted) gold[i].Tier = Tier.Basic;
            }
            if (!gold[^found.Count].IsDeleted) ledger.Delete(gold[^found.Count]);
            accounts[found.Count / 5 * 5].Tier = Tier.Gold;
            ledger.Add(new Account("b" + found.Count, tier: Tier.Gold));
        }

        found.ShouldBe(gold);
    }

    [Test]
    public void A_reader_is_not_kept_by_a_writer_that_adds_and_adds()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 150).Select(i => new Account("a" + i, tier: Tier.Gold))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));

        var looks = 0;
        TestHooks.Handler = AddMore;
        try
        {
            ledger.Accounts.ByTier[Tier.Gold].ShouldBe(accounts);
        }
        finally
        {
            TestHooks.Handler = null;
        }
        looks.ShouldBe(3);

        void AddMore(HookPoint point)
        {
            if (point != HookPoint.CandidatesLoaded || ++looks > 50) return;
            TestHooks.Handler = null;
            ledger.Write(() =>
            {
                for (var i = 0; i < 64; i++) ledger.Add(new Account($"b{looks}.{i}", tier: Tier.Gold));
            });
            TestHooks.Handler = AddMore;
        }
    }

    [Test]
    public void An_enumeration_that_has_ended_stays_ended([Values(3, 100)] int count)
    {
        using var ledger = Ledgers.InMemory();
        for (var i = 0; i < count; i++) ledger.Add(new Account("a" + i, tier: Tier.Gold));
        var gold = ledger.Accounts.ByTier[Tier.Gold].GetEnumerator();
        while (gold.MoveNext())
        {
        }

        ledger.Add(new Account("b", tier: Tier.Gold));

        gold.MoveNext().ShouldBeFalse();
    }

    [Test]
    public void A_body_that_changes_what_comes_next_does_not_meet_it_any_more()
    {
        using var ledger = Ledgers.InMemory();
        Account[] accounts = [.. Enumerable.Range(0, 200).Select(i => new Account("a" + i, tier: Tier.Gold))];
        ledger.Write(() => Array.ForEach(accounts, account => ledger.Add(account)));

        var found = new List<Account>();
        ledger.Write(() =>
        {
            foreach (var account in ledger.Accounts.ByTier[Tier.Gold])
            {
                found.Add(account);
                var next = accounts[Array.IndexOf(accounts, account) + 1];
                if (found.Count % 2 == 0) next.Tier = Tier.Basic;
                else ledger.Delete(next);
            }
        });

        found.ShouldBe(accounts.Where((_, i) => i % 2 == 0));
    }
}
