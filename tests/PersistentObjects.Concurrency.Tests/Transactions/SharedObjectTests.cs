using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Transactions;

/// <summary>Threads that share an object which is being added.</summary>
public class SharedObjectTests
{
    [Test]
    public void A_setter_that_waited_while_the_Add_was_rolled_back_is_refused()
    {
        using var ledger = Ledgers.InMemory();
        var account = new Account("a", 1);
        using var setter = new Worker();
        Task? set = null;

        Should.Throw<TimeoutException>(() => ledger.Write(() =>
        {
            ledger.Add(account);
            set = setter.Begin(() => account.Balance = 2);
            Worker.Until(() => setter.IsBlocked);
            throw new TimeoutException();
        }));

        Should.Throw<InvalidOperationException>(() => Worker.Await(set!)).Message.ShouldContain("in no store");
        account.Balance.ShouldBe(1);
        ledger.Add(account).Balance.ShouldBe(1);
    }

    [Test]
    public void A_relaxed_setter_that_waited_while_the_object_went_to_another_store_is_refused()
    {
        using var here = Ledgers.InMemory(Durability.Relaxed);
        using var elsewhere = Ledgers.InMemory();
        var account = new Account("a", 1);
        using var setter = new Worker();
        Task? set = null;

        lock (here.Heap.WriterLock)
        {
            Should.Throw<TimeoutException>(() => here.Write(() =>
            {
                here.Add(account);
                set = setter.Begin(() => account.Balance = 2);
                Worker.Until(() => setter.IsBlocked);
                throw new TimeoutException();
            }));
            elsewhere.Add(account);
        }

        Should.Throw<InvalidOperationException>(() => Worker.Await(set!)).Message.ShouldContain("another store");
        account.Balance.ShouldBe(1);
    }

    [Test]
    public void A_setter_that_is_refused_adds_nothing()
    {
        using var ledger = Ledgers.InMemory();
        var account = ledger.Add(new Account("a"));
        ledger.Delete(account);
        ledger.Write(() => Should.Throw<ObjectDeletedException>(() => account.Partner = new Account("b")));

        ledger.Accounts.ShouldBeEmpty();
    }

    [Test]
    public void A_body_that_throws_after_it_began_something_asynchronous_leaves_the_thread_as_it_was()
    {
        using var ledger = Ledgers.InMemory();
        Should.Throw<TimeoutException>(() => ledger.Write(() =>
        {
            Forget();
            throw new TimeoutException();
        }));

        ledger.Write(() => ledger.Add(new Account("a"))).Key.ShouldBe("a");
        Should.NotThrow(() => ledger.Write(() => { }));

        static async void Forget() => await Task.CompletedTask;
    }
}
