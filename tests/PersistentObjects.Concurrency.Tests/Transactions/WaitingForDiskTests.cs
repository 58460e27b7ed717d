using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Transactions;

/// <summary>Writers that wait for the disk, but not for ever. What they have staged can't be taken back.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class WaitingForDiskTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    readonly BlockingLog _log = new();
    readonly SteppedTime _time = new();

    [Test]
    public void One_that_is_cancelled_says_its_version_and_becomes_visible_when_it_is_durable([Values] Form form)
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var cancellation = new CancellationTokenSource();
        using var writer = new Worker();
        _log.Close();
        var waiting = writer.Begin(() => Write(form, ledger, () => account.Balance = 7, cancellation.Token));
        _log.AwaitSync();
        cancellation.Cancel();

        var unknown = Should.Throw<TransactionOutcomeUnknownException>(() => Worker.Await(waiting));
        (unknown.Version, unknown.InnerException is OperationCanceledException).ShouldBe((2, true));
        unknown.Message.ShouldContain("was cancelled");
        // Whether it was acknowledged or not: nobody sees what may still be lost.
        (account.Balance, ledger.Version).ShouldBe((0, 1));
        var told = ledger.WaitForVersion(unknown.Version);
        told.IsCompleted.ShouldBeFalse();
        _log.Open();
        Worker.Await(told);
        (account.Balance, ledger.Version, account.Version).ShouldBe((7, 2, 2));
        Worker.Until(() => ledger.CountUnsettled() == 0);
    }

    [Test]
    public void One_that_is_timed_out_says_its_version([Values] Form form)
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { WriteTimeout = Timeout, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));
        using var writer = new Worker();
        _log.Close();
        var waiting = writer.Begin(() => Write(form, ledger, () => account.Balance = 7, default));
        _log.AwaitSync();
        Worker.Until(() => _time.ArmedTimers == 1);
        _time.Advance(Timeout);

        var unknown = Should.Throw<TransactionOutcomeUnknownException>(() => Worker.Await(waiting));
        (unknown.Version, unknown.InnerException is TimeoutException).ShouldBe((2, true));
        unknown.Message.ShouldContain("has timed out");
        account.Balance.ShouldBe(0);
        _log.Open();
        Worker.Await(ledger.WaitForVersion(2));
        account.Balance.ShouldBe(7);
    }

    [Test]
    public void A_setter_that_is_timed_out_says_its_version()
    {
        using var ledger = Ledgers.On(_log, new StoreOptions { WriteTimeout = Timeout, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));
        using var writer = new Worker();
        _log.Close();
        var waiting = writer.Begin(() => account.Balance = 7);
        _log.AwaitSync();
        Worker.Until(() => _time.ArmedTimers == 1);
        _time.Advance(Timeout);
        Should.Throw<TransactionOutcomeUnknownException>(() => Worker.Await(waiting)).Version.ShouldBe(2);
        _log.Open();
        Worker.Await(ledger.WaitForVersion(2));
        account.Balance.ShouldBe(7);
    }

    [Test]
    public void One_whose_sync_fails_after_it_was_cancelled_is_found_to_be_unknown([Values] Form form)
    {
        var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var cancellation = new CancellationTokenSource();
        using var writer = new Worker();
        _log.Close();
        var waiting = writer.Begin(() => Write(form, ledger, () => account.Balance = 7, cancellation.Token));
        _log.AwaitSync();
        cancellation.Cancel();
        var version = Should.Throw<TransactionOutcomeUnknownException>(() => Worker.Await(waiting)).Version;
        var told = ledger.WaitForVersion(version);
        _log.Fail();

        Should.Throw<StoreFaultedException>(() => Worker.Await(told)).Message.ShouldContain("unknown");
        Should.Throw<StoreFaultedException>(() => Worker.Await(ledger.WaitForVersion(version)));
        account.Balance.ShouldBe(0);
        Worker.Await(ledger.WaitForVersion(1));
    }

    [Test]
    public void One_that_only_read_or_rolled_back_says_that_nothing_was_changed([Values] Form form, [Values] bool throws)
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var cancellation = new CancellationTokenSource();
        using var writer = new Worker();
        _log.Close();
        var predecessor = ledger.WriteAsync(() => { account.Balance = 7; });
        _log.AwaitSync();
        var read = 0L;
        var waiting = writer.Begin(() => Write(form, ledger, Body, cancellation.Token));
        Worker.Until(() => writer.IsBlocked && Volatile.Read(ref read) == 7);
        waiting.IsCompleted.ShouldBeFalse("What it has read is not durable.");
        cancellation.Cancel();

        // Its own exception could tell of what is lost later.
        Should.Throw<OperationCanceledException>(() => Worker.Await(waiting)).Message.ShouldContain("changed nothing");
        _log.Open();
        Worker.Await(predecessor);
        (account.Balance, ledger.Version).ShouldBe((7, 2));

        void Body()
        {
            read = account.Balance;
            if (!throws) return;
            account.Balance = 8;
            throw new InvalidDataException();
        }
    }

    [Test]
    public void One_that_only_read_or_rolled_back_waits_until_what_it_has_read_is_durable([Values] Form form, [Values] bool throws)
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var writer = new Worker();
        _log.Close();
        var predecessor = ledger.WriteAsync(() => { account.Balance = 7; });
        _log.AwaitSync();
        var read = 0L;
        var waiting = writer.Begin(() => Write(form, ledger, Body, default));
        Worker.Until(() => writer.IsBlocked && Volatile.Read(ref read) == 7);
        waiting.IsCompleted.ShouldBeFalse();
        _log.Open();
        if (throws) Should.Throw<InvalidDataException>(() => Worker.Await(waiting));
        else Worker.Await(waiting);
        Worker.Await(predecessor);
        account.Balance.ShouldBe(7);

        void Body()
        {
            read = account.Balance;
            if (!throws) return;
            account.Balance = 8;
            throw new InvalidDataException();
        }
    }

    [Test]
    public void One_that_read_what_is_dropped_later_is_told_so([Values] Form form)
    {
        var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var writer = new Worker();
        _log.Close();
        var predecessor = ledger.WriteAsync(() => { account.Balance = 7; });
        _log.AwaitSync();
        var read = 0L;
        var waiting = writer.Begin(() => Write(form, ledger, () => read = account.Balance, default));
        Worker.Until(() => writer.IsBlocked && Volatile.Read(ref read) == 7);
        _log.Fail();
        Should.Throw<StoreFaultedException>(() => Worker.Await(waiting));
        Should.Throw<StoreFaultedException>(() => Worker.Await(predecessor));
        account.Balance.ShouldBe(0);
    }

    [Test]
    public void One_that_is_disposed_without_commit_waits_for_what_it_has_read()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var writer = new Worker();
        _log.Close();
        var predecessor = ledger.WriteAsync(() => { account.Balance = 7; });
        _log.AwaitSync();
        var read = 0L;
        var waiting = writer.Begin(() =>
        {
            using (ledger.BeginWrite()) read = account.Balance;
        });
        Worker.Until(() => writer.IsBlocked && Volatile.Read(ref read) == 7);
        waiting.IsCompleted.ShouldBeFalse();
        _log.Open();
        Worker.Await(Task.WhenAll(waiting, predecessor));
    }

    [Test]
    public void Those_that_wait_with_limited_patience_share_a_sync_with_the_others()
    {
        using var ledger = Ledgers.On(_log);
        var account = ledger.Add(new Account("a"));
        using var cancellation = new CancellationTokenSource();
        var syncs = _log.Syncs;
        _log.Close();
        var tasks = new List<Task> { ledger.WriteAsync(() => account.Balance++, cancellationToken: cancellation.Token) };
        _log.AwaitSync();
        for (var i = 0; i < 50; i++)
        {
            tasks.Add(ledger.WriteAsync(() => account.Balance++, cancellationToken: cancellation.Token));
            tasks.Add(ledger.WriteAsync(() => account.Balance++));
        }
        _log.Open();
        Worker.Await(Task.WhenAll(tasks));
        (account.Balance, _log.Syncs - syncs).ShouldBe((101, 2));
    }

    public enum Form
    {
        Write,
        WriteAsync,
        BeginWrite,
    }

    static void Write(Form form, Ledger ledger, Action body, CancellationToken token)
    {
        switch (form)
        {
            case Form.Write:
                ledger.Write(body, cancellationToken: token);
                break;
            case Form.WriteAsync:
                ledger.WriteAsync(body, cancellationToken: token).GetAwaiter().GetResult();
                break;
            default:
                using (var transaction = ledger.BeginWrite(cancellationToken: token))
                {
                    body();
                    transaction.Commit();
                }
                break;
        }
    }
}
