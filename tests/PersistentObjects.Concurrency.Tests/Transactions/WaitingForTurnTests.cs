using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Transactions;

/// <summary>Writers that wait for their turn, but not for ever.</summary>
public class WaitingForTurnTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    readonly SteppedTime _time = new();

    [Test]
    public void One_that_is_cancelled_while_others_write_has_not_begun()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        using var busy = new BusyWriter(ledger);
        foreach (var write in Forms(ledger, () => account.Balance++))
        {
            using var cancellation = new CancellationTokenSource();
            using var writer = new Worker();
            var waiting = writer.Begin(() => write(cancellation.Token));
            Worker.Until(() => writer.IsBlocked);
            cancellation.Cancel();
            Should.Throw<OperationCanceledException>(() => Worker.Await(waiting)).Message.ShouldContain("did not start");
        }
        busy.Dispose();
        (account.Balance, ledger.Version).ShouldBe((0, 1));
        account.Balance = 1;
    }

    [Test]
    public void One_whose_token_is_cancelled_already_does_not_begin_even_if_nobody_writes()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        foreach (var write in Forms(ledger, () => account.Balance++))
        {
            Should.Throw<OperationCanceledException>(() => write(new CancellationToken(canceled: true))).Message.ShouldContain("did not start");
        }
        account.Balance.ShouldBe(0);
        ledger.WriteAsync(() => { }, cancellationToken: new CancellationToken(canceled: true)).IsCanceled.ShouldBeTrue();
    }

    [Test]
    public void Every_way_to_write_is_timed_out()
    {
        using var ledger = Ledgers.InMemory(new StoreOptions { WriteTimeout = Timeout, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));
        using var busy = new BusyWriter(ledger);
        Action<CancellationToken>[] all =
        [
            .. Forms(ledger, () => account.Balance++),
            _ => account.Balance = 5,
            _ => ledger.Add(new Account("b")),
            _ => ledger.Delete(account),
        ];
        foreach (var write in all) TimesOut(write);
        busy.Dispose();
        (account.Balance, ledger.Version, ledger.Accounts.Count).ShouldBe((0, 1, 1));
        account.Balance = 1;
    }

    [Test]
    public void A_relaxed_setter_is_timed_out_too()
    {
        using var ledger = Ledgers.InMemory(new StoreOptions { WriteTimeout = Timeout, TimeProvider = _time, Durability = Durability.Relaxed });
        var account = ledger.Add(new Account("a"));
        using var busy = new BusyWriter(ledger);
        TimesOut(_ => account.Balance = 5);
        busy.Dispose();
        account.Balance.ShouldBe(0);
    }

    [Test]
    public void One_that_is_not_timed_out_gets_its_turn_when_the_others_are_done()
    {
        using var ledger = Ledgers.InMemory(new StoreOptions { WriteTimeout = Timeout, TimeProvider = _time });
        var account = ledger.Add(new Account("a"));
        var busy = new BusyWriter(ledger);
        using var one = new Worker();
        using var two = new Worker();
        Task[] waiting = [one.Begin(() => account.Balance += 1), two.Begin(() => ledger.Write(() => account.Balance += 1))];
        Worker.Until(() => one.IsBlocked && two.IsBlocked);
        _time.Advance(Timeout - TimeSpan.FromTicks(1));
        busy.Dispose();
        Worker.Await(Task.WhenAll(waiting));
        account.Balance.ShouldBeGreaterThan(0);
    }

    [Test]
    public void A_waiter_that_the_holder_of_the_lock_did_not_see_finds_the_lock_free()
    {
        using var ledger = Ledgers.InMemory();
        using var cancellation = new CancellationTokenSource();
        using var busy = new BusyWriter(ledger);
        // It has found the lock taken, and stands in the queue, when the holder lets go and wakes it, or doesn't.
        using var late = new StoppedThread(HookPoint.WriterQueued, () => ledger.Write(() => { }, cancellationToken: cancellation.Token));
        busy.Dispose();
        late.Resume();
    }

    [Test]
    public void A_waiter_that_gives_up_passes_on_the_turn_that_it_was_given()
    {
        using var ledger = Ledgers.InMemory();
        using var cancellation = new CancellationTokenSource();
        using var never = new CancellationTokenSource();
        var account = ledger.Add(new Account("a"));
        var busy = new BusyWriter(ledger);
        using var first = new StoppedThread(
            HookPoint.WriterRefused,
            () => Should.Throw<OperationCanceledException>(() => ledger.Write(() => account.Balance++, cancellationToken: cancellation.Token)));
        using var second = new Worker();
        var waiting = second.Begin(() => ledger.Write(() => account.Balance++, cancellationToken: never.Token));
        Worker.Until(() => second.IsBlocked);
        // The first is woken, and has given up before it looks.
        busy.Dispose();
        waiting.IsCompleted.ShouldBeFalse();
        cancellation.Cancel();
        first.Resume();
        Worker.Await(waiting);
        account.Balance.ShouldBe(1);
    }

    static Action<CancellationToken>[] Forms(Ledger ledger, Action body) =>
    [
        token => ledger.Write(body, cancellationToken: token),
        token => ledger.Write(() => 1, cancellationToken: token),
        token => ledger.Write(body, static body => body(), cancellationToken: token),
        token => ledger.WriteAsync(body, cancellationToken: token).GetAwaiter().GetResult(),
        token => ledger.WriteAsync(() => 1, cancellationToken: token).GetAwaiter().GetResult(),
        token =>
        {
            using var transaction = ledger.BeginWrite(cancellationToken: token);
            body();
            transaction.Commit();
        },
    ];

    void TimesOut(Action<CancellationToken> write)
    {
        using var writer = new Worker();
        var armed = _time.ArmedTimers;
        var waiting = writer.Begin(() => write(CancellationToken.None));
        Worker.Until(() => _time.ArmedTimers > armed);
        _time.Advance(Timeout - TimeSpan.FromTicks(1));
        Worker.Until(() => writer.IsBlocked);
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromTicks(1));
        var message = Should.Throw<TimeoutException>(() => Worker.Await(waiting)).Message;
        message.ShouldContain("did not start");
        message.ShouldContain("00:00:05");
    }
}
