using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Transactions;

public class VersionWaitTests
{
    [Test]
    public void A_version_that_is_published_is_not_waited_for()
    {
        using var ledger = Ledgers.InMemory();
        ledger.Add(new Account("a"));
        ledger.WaitForVersion(0).IsCompletedSuccessfully.ShouldBeTrue();
        ledger.WaitForVersion(1).IsCompletedSuccessfully.ShouldBeTrue();
        ledger.WaitForVersion(2).IsCompleted.ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => ledger.WaitForVersion(-1));
    }

    [Test]
    public void Each_waits_for_its_own_version([Values] Durability durability)
    {
        // Time stands still: a relaxed version is told before it is flushed.
        using var ledger = Ledgers.InMemory(new StoreOptions { Durability = durability, TimeProvider = new SteppedTime() });
        var account = ledger.Add(new Account("a"));
        Task[] waiting = [ledger.WaitForVersion(4), ledger.WaitForVersion(2), ledger.WaitForVersion(3), ledger.WaitForVersion(2)];
        // A setter of its own, relaxed ones without a draft; a Write; an asynchronous one.
        account.Balance = 1;
        Worker.Await(Task.WhenAll(waiting[1], waiting[3]));
        (waiting[0].IsCompleted, waiting[2].IsCompleted).ShouldBe((false, false));
        ledger.Write(() => account.Tier = Tier.Gold);
        Worker.Await(waiting[2]);
        waiting[0].IsCompleted.ShouldBeFalse();
        _ = ledger.WriteAsync(() => account.Key = "b");
        Worker.Await(waiting[0]);
        ledger.Heap.Awaited.Count.ShouldBe(0);
    }

    [Test]
    public void A_version_is_told_when_it_is_durable_and_not_when_it_is_staged()
    {
        var log = new BlockingLog();
        using var ledger = Ledgers.On(log);
        var account = ledger.Add(new Account("a"));
        var waiting = ledger.WaitForVersion(2);
        log.Close();
        var written = ledger.WriteAsync(() => account.Balance = 1);
        log.AwaitSync();
        waiting.IsCompleted.ShouldBeFalse();
        log.Open();
        Worker.Await(Task.WhenAll(waiting, written));
        account.Balance.ShouldBe(1);
    }

    [Test]
    public void A_relaxed_version_in_a_full_store_is_told_when_it_is_durable()
    {
        var log = new BlockingLog();
        using var ledger = Ledgers.On(log);
        var account = ledger.Add(new Account("a"));
        log.Close();
        ledger.Write(() => account.Balance = 1, Durability.Relaxed);
        ledger.Version.ShouldBe(2);
        var waiting = ledger.WaitForVersion(2);
        log.AwaitSync();
        waiting.IsCompleted.ShouldBeFalse();
        log.Open();
        Worker.Await(waiting);
    }

    [Test]
    public void A_waiter_that_comes_while_its_version_is_published_is_told()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        using var writer = new Worker();
        Task waiting;
        // It has seen the old version, and is about to be registered; then the version comes.
        using (Hooks.On(HookPoint.VersionAwaited, () => writer.Do(() => account.Balance = 1))) waiting = ledger.WaitForVersion(2);
        Worker.Await(waiting);
    }

    [Test]
    public void One_that_gives_up_leaves_nothing_behind()
    {
        using var ledger = Ledgers.InMemory();
        using var cancellation = new CancellationTokenSource();
        var waiting = Enumerable.Range(1, 100).Select(i => ledger.WaitForVersion(i, cancellation.Token)).ToArray();
        var patient = ledger.WaitForVersion(1);
        ledger.Heap.Awaited.Count.ShouldBe(101);
        cancellation.Cancel();
        foreach (var task in waiting) Should.Throw<OperationCanceledException>(() => Worker.Await(task));
        ledger.Heap.Awaited.Count.ShouldBe(1);
        ledger.Add(new Account("a"));
        Worker.Await(patient);
        ledger.WaitForVersion(5, cancellation.Token).IsCanceled.ShouldBeTrue();
    }

    [Test]
    public void Whoever_waits_for_what_never_comes_is_told_why()
    {
        var log = new BlockingLog();
        var ledger = Ledgers.On(log);
        var account = ledger.Add(new Account("a"));
        var waiting = ledger.WaitForVersion(9);
        log.Close();
        var written = ledger.WriteAsync(() => account.Balance = 1);
        log.AwaitSync();
        log.Fail();
        Should.Throw<StoreFaultedException>(() => Worker.Await(waiting));
        Should.Throw<StoreFaultedException>(() => Worker.Await(written));
        Should.Throw<StoreFaultedException>(() => Worker.Await(ledger.WaitForVersion(2)));
        Worker.Await(ledger.WaitForVersion(1));
    }

    [Test]
    public void A_store_that_is_disposed_tells_those_who_wait()
    {
        var ledger = Ledgers.InMemory();
        ledger.Add(new Account("a"));
        var waiting = ledger.WaitForVersion(2);
        ledger.Dispose();
        Should.Throw<ObjectDisposedException>(() => Worker.Await(waiting));
        Should.Throw<ObjectDisposedException>(() => Worker.Await(ledger.WaitForVersion(2)));
        Worker.Await(ledger.WaitForVersion(1));
    }
}
