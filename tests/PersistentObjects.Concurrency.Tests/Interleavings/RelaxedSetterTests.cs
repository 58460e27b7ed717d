using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;
using PersistentObjects.Objects;

namespace PersistentObjects.Concurrency.Tests.Interleavings;

/// <summary>A relaxed setter of a settled object writes the field at once, when no scope is open.</summary>
public class RelaxedSetterTests
{
    [Test]
    public void A_scope_that_opens_meanwhile_sees_the_old_value_or_the_new_one_but_not_both()
    {
        using var ledger = Ledgers.InMemory(Durability.Relaxed);
        var account = ledger.Add(new Account("a"));
        ledger.Settle();
        using var reader = new Worker();
        using var seen = new ManualResetEventSlim();

        using var setter = new StoppedThread(HookPoint.ScopeChecked, () => account.Balance = 1);
        var read = reader.Begin(() =>
        {
            using var scope = ledger.BeginRead();
            var balance = account.Balance;
            seen.Set();
            Worker.Until(() => !setter.IsRunning);
            account.Balance.ShouldBe(balance);
            account.Version.ShouldBeLessThanOrEqualTo(scope.Version);
        });
        Worker.Until(() => seen.IsSet || reader.IsBlocked || read.IsCompleted);
        setter.Resume();
        Worker.Await(read);
    }

    [Test]
    public void An_open_scope_keeps_the_old_value()
    {
        using var ledger = Ledgers.InMemory(Durability.Relaxed);
        var account = ledger.Add(new Account("a"));
        ledger.Settle();
        using (var scope = new ScopedReader(ledger))
        {
            account.Balance = 1;
            account.Mark = Guid.NewGuid();
            account.Balance.ShouldBe(1);
            scope.Get(() => (account.Balance, account.Mark)).ShouldBe((0, Guid.Empty));
        }
        ledger.Settle();
        ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void Behind_a_transaction_that_waits_for_the_disk_it_waits_too()
    {
        var log = new BlockingLog();
        using var ledger = Ledgers.On(log, new StoreOptions { Durability = Durability.Relaxed });
        var (a, b) = (ledger.Add(new Account("a")), ledger.Add(new Account("b")));
        using var first = new Worker();
        using var second = new Worker();

        log.Close();
        var full = first.Begin(() => ledger.Write(() => a.Balance = 1, Durability.Full));
        log.AwaitSync();
        var relaxed = second.Begin(() => b.Balance = 2);
        Worker.Until(() => second.IsBlocked);
        (a.Balance, b.Balance).ShouldBe((0, 0));
        log.Open();
        Worker.Await(Task.WhenAll(full, relaxed));

        (a.Balance, b.Balance).ShouldBe((1, 2));
    }

    [Test]
    public void Once_the_store_is_disposed_it_is_refused()
    {
        var ledger = Ledgers.InMemory(Durability.Relaxed);
        var account = ledger.Add(new Account("a"));
        using var setter = new Worker();

        Task set;
        lock (ledger.Heap.WriterLock)
        {
            set = setter.Begin(() => account.Balance = 1);
            Worker.Until(() => setter.IsBlocked);
            ledger.Dispose();
        }

        Should.Throw<ObjectDisposedException>(() => Worker.Await(set));
        account.Balance.ShouldBe(0);
    }
}
