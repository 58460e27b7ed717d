using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Syncs;

/// <summary>Who sees what while a sync has not returned.</summary>
public class BlockedSyncTests
{
    readonly BlockingLog _log = new();

    [Test]
    public void Readers_see_nothing_of_it_and_write_transactions_see_all_of_it()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a", 1));
        var doomed = ledger.Add(new Account("doomed"));
        using var writer = new Worker();
        using var reader = new Worker();

        _log.Close();
        Account? added = null;
        var staged = writer.Begin(() => ledger.Write(() =>
        {
            (account.Balance, account.Amount, account.Key, account.Tier) = (2, 2, "b", Tier.Gold);
            added = ledger.Add(new Account("new"));
            account.Partner = added;
            ledger.Delete(doomed);
        }));
        _log.AwaitSync();

        SeesOldState();
        using (ledger.BeginRead()) SeesOldState();
        added!.Version.ShouldBe(0);

        var successor = reader.Begin(() => ledger.Write(() =>
        {
            (account.Balance, account.Amount, account.Key, account.Tier, account.Partner).ShouldBe((2, 2, "b", Tier.Gold, added));
            ledger.Accounts.ByKey.Find("a").ShouldBeNull();
            ledger.Accounts.ByKey.Find("b").ShouldBe(account);
            ledger.Accounts.ByTier[Tier.Gold].ShouldBe([account]);
            ledger.Accounts.ShouldBe([account, added]);
            ledger.Accounts.Count.ShouldBe(2);
            doomed.IsDeleted.ShouldBeTrue();
            _log.Open();
        }));
        Worker.Await(Task.WhenAll(staged, successor));

        (account.Balance, account.Key, account.Partner).ShouldBe((2, "b", added));
        ledger.CountUnsettled().ShouldBe(0);

        void SeesOldState()
        {
            (account.Balance, account.Amount, account.Key, account.Tier, account.Partner).ShouldBe((1, 1, "a", Tier.Basic, null));
            ledger.Accounts.ByKey.Find("a").ShouldBe(account);
            ledger.Accounts.ByKey.Find("b").ShouldBeNull();
            ledger.Accounts.ByKey.Find("new").ShouldBeNull();
            ledger.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();
            ledger.Accounts.ShouldBe([account, doomed]);
            ledger.Accounts.Count.ShouldBe(2);
            doomed.IsDeleted.ShouldBeFalse();
        }
    }

    [Test]
    public void A_required_version_is_compared_with_what_is_staged_and_the_conflict_is_told_when_that_is_durable()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var late = new Worker();
        _log.Close();
        var winner = ledger.WriteAsync(() => account.Balance = 1);
        _log.AwaitSync();
        account.Version.ShouldBe(1);
        var loser = late.Begin(() => ledger.Write(() =>
        {
            account.RequireVersion(1);
            account.Balance += 10;
        }));
        Worker.Until(() => late.IsBlocked || loser.IsCompleted);
        loser.IsCompleted.ShouldBeFalse();
        _log.Open();
        Should.Throw<VersionConflictException>(() => Worker.Await(loser)).CurrentVersion.ShouldBe(2);
        Worker.Await(winner);
        account.Balance.ShouldBe(1);
    }

    [Test]
    public void Transactions_that_are_staged_meanwhile_share_the_next_sync()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        var syncs = _log.Syncs;

        _log.Close();
        var tasks = new List<Task> { ledger.WriteAsync(() => account.Balance++) };
        _log.AwaitSync();
        for (var i = 0; i < 100; i++) tasks.Add(ledger.WriteAsync(() => account.Balance++));
        _log.Open();
        Worker.Await(Task.WhenAll(tasks));

        account.Balance.ShouldBe(101);
        (_log.Syncs - syncs).ShouldBe(2);
    }

    [Test]
    public void An_asynchronous_transaction_that_only_read_ends_when_others_can_see_what_it_read()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));

        using var publisher = new StoppedThread(HookPoint.BeforePublished, () => account.Balance = 1);
        // Durable, but not visible yet.
        var read = ledger.WriteAsync(() => account.Balance);
        var flushed = ledger.FlushAsync();
        read.IsCompleted.ShouldBeFalse();
        flushed.IsCompleted.ShouldBeFalse();
        publisher.Resume();
        Worker.Await(Task.WhenAll(read, flushed));

        read.Result.ShouldBe(1);
        account.Balance.ShouldBe(1);
    }

    [Test]
    public void Waiting_for_the_disk_inside_a_body_is_refused()
    {
        using var ledger = Ledgers.On(_log);
        ledger.Write(() =>
        {
            Should.Throw<InvalidOperationException>(() => ledger.FlushAsync());
            Should.Throw<InvalidOperationException>(() => ledger.WriteAsync(() => { }));
            Should.Throw<InvalidOperationException>(ledger.Dispose);
        });
    }

    [Test]
    public void Continuations_never_run_on_the_thread_that_leads_the_flush()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var writer = new Worker();
        using var goOn = new ManualResetEventSlim();

        _log.Close();
        var first = ledger.WriteAsync(() => account.Balance = 1);
        var flushed = ledger.FlushAsync();
        _log.AwaitSync();
        Task[] blocked =
        [
            first.ContinueWith(_ => goOn.Wait(), default, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default),
            flushed.ContinueWith(_ => goOn.Wait(), default, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default),
        ];
        _log.Open();
        // This needs a leader that is not stuck in the continuations of its last round.
        try
        {
            writer.Do(() => account.Balance = 2);
        }
        finally
        {
            goOn.Set();
        }

        Worker.Await(Task.WhenAll(blocked));
        account.Balance.ShouldBe(2);
    }
}
