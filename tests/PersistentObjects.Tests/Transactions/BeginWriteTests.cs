using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class BeginWriteTests : BankFixture
{
    [Test]
    public void A_committed_transaction_is_one_version_that_others_see_as_a_whole()
    {
        var (a, b) = (Bank.Add(new Account("a")), Bank.Add(new Account("b")));
        using (var transaction = Bank.BeginWrite())
        {
            a.Points = 1;
            b.Points = 2;
            a.Points.ShouldBe(1);
            OnAnotherThread(() => (a.Points, b.Points)).ShouldBe((0, 0));
            transaction.Commit();
            OnAnotherThread(() => (a.Points, b.Points)).ShouldBe((1, 2));
        }
        (a.Version, b.Version, Bank.Version).ShouldBe((3, 3, 3));
    }

    [Test]
    public void One_that_is_disposed_without_commit_leaves_everything_as_it_was()
    {
        var a = Bank.Add(new Account("a") { City = "Bonn", Balance = 1 });
        var gone = Bank.Add(new Account("gone"));
        var added = new Account("new") { Owner = new Customer() };
        var candidates = Candidates();
        using (Bank.BeginWrite())
        {
            (a.Email, a.City, a.Balance) = ("b", "Rome", 2);
            Bank.Delete(gone);
            Bank.Add(added);
        }
        (a.Email, a.City, a.Balance, a.Version, Bank.Version).ShouldBe(("a", "Bonn", 1m, 1, 2));
        (gone.IsDeleted, added.Id.Value, Bank.Customers.Count).ShouldBe((false, 0, 0));
        Bank.Accounts.ShouldBe([a, gone]);
        Bank.Accounts.ByCity["Bonn"].ShouldBe([a]);
        Bank.Accounts.ByEmail.Find("new").ShouldBeNull();
        Candidates().ShouldBe(candidates);
        a.Sidecar.ShouldBeNull();
        Bank.Add(new Account("next")).Id.ShouldBe(new ObjectId(3));
    }

    [Test]
    public void One_that_an_exception_leaves_is_rolled_back()
    {
        var a = Bank.Add(new Account("a"));
        Should.Throw<InvalidDataException>(() =>
        {
            using var transaction = Bank.BeginWrite();
            a.Points = 1;
            throw new InvalidDataException();
        });
        a.Points.ShouldBe(0);
        OnAnotherThread(() => Bank.Write(() => a.Points += 5)).ShouldBe(5);
    }

    [Test]
    public void Others_wait_until_it_ends()
    {
        var a = Bank.Add(new Account("a"));
        Task other;
        using (var transaction = Bank.BeginWrite())
        {
            a.Points = 1;
            other = Task.Run(() => Bank.Write(() => { a.Points += 10; }));
            Thread.Sleep(20);
            a.Points.ShouldBe(1);
            transaction.Commit();
        }
        other.Wait();
        a.Points.ShouldBe(11);
    }

    [Test]
    public void Nothing_can_be_done_with_one_that_has_ended()
    {
        var a = Bank.Add(new Account("a"));
        var transaction = Bank.BeginWrite();
        a.Points = 1;
        var copy = transaction;
        transaction.Commit();
        Refuses(transaction);
        Refuses(copy);
        transaction.Dispose();
        copy.Dispose();
        a.Points.ShouldBe(1);

        var rolledBack = Bank.BeginWrite();
        rolledBack.Dispose();
        Refuses(rolledBack);

        // Neither may a stale one end the transaction that came after it on the same thread.
        using (var later = Bank.BeginWrite())
        {
            a.Points = 2;
            Refuses(transaction);
            copy.Dispose();
            rolledBack.Dispose();
            later.Commit();
        }
        a.Points.ShouldBe(2);
        Refuses(default);
        default(WriteTransaction).Dispose();
    }

    [Test]
    public void A_commit_that_is_refused_has_ended_and_rolled_back_the_transaction()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        using var transaction = Bank.BeginWrite();
        a.Points = 1;
        a.Email = "b";
        try
        {
            transaction.Commit();
            Assert.Fail("Two objects have one key.");
        }
        catch (UniqueViolationException violation)
        {
            violation.Holder.ShouldBe(b);
        }
        (a.Email, a.Points).ShouldBe(("a", 0));
        Refuses(transaction);
        OnAnotherThread(() => Bank.Write(() => a.Points = 7)).ShouldBe(7);
    }

    [Test]
    public void The_thread_may_not_have_another_thread_end_its_transaction()
    {
        var a = Bank.Add(new Account("a"));
        using var transaction = Bank.BeginWrite();
        a.Points = 1;
        // A ref struct can't go there; its ticket could.
        var runner = Bank.Transactions;
        var patience = runner.PatienceWith(CancellationToken.None);
        OnAnotherThread(() => Should.Throw<InvalidOperationException>(() => runner.Commit(2, null, patience)).Message).ShouldContain("ended");
        OnAnotherThread(() =>
        {
            runner.Abandon(1, null, patience);
            return true;
        });
        transaction.Commit();
        a.Points.ShouldBe(1);
    }

    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void Durability_is_that_of_the_call(Durability durability)
    {
        var stored = new BankOnDisk(durability == Durability.Full ? Durability.Relaxed : Durability.Full);
        using (var transaction = stored.Bank.BeginWrite(durability))
        {
            stored.Bank.Add(new Account("a"));
            transaction.Commit();
        }
        stored.Bank.Accounts.ByEmail.Contains("a").ShouldBeTrue();
        using var rebooted = Bank.Open(new StoreOptions { Storage = stored.Disk.Reboot(Survival.Nothing) });
        rebooted.Accounts.ByEmail.Contains("a").ShouldBe(durability == Durability.Full);
    }

    [Test]
    public void Inside_a_read_scope_it_sees_the_newest_values_and_the_scope_its_own()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            OnAnotherThread(() => a.Points = 10);
            using (var transaction = Bank.BeginWrite())
            {
                a.Points += 1;
                a.Points.ShouldBe(11);
                transaction.Commit();
            }
            a.Points.ShouldBe(0);
        }
        a.Points.ShouldBe(11);
    }

    [Test]
    public async Task Inside_it_what_a_body_may_not_do_is_refused_too()
    {
        using var other = Bank.InMemory();
        Refused();
        await Bank.FlushAsync();

        void Refused()
        {
            using var transaction = Bank.BeginWrite();
            Should.Throw<InvalidOperationException>(() => Bank.BeginRead().Dispose()).Message.ShouldContain("inside a write transaction");
            Should.Throw<InvalidOperationException>(() => Bank.OpenView());
            Should.Throw<InvalidOperationException>(() => Bank.Read(() => 1));
            Should.Throw<InvalidOperationException>(() => Bank.WriteAsync(() => { }));
            Should.Throw<InvalidOperationException>(() => Bank.FlushAsync());
            Should.Throw<InvalidOperationException>(() => Bank.WaitForVersion(0));
            Should.Throw<InvalidOperationException>(Bank.Dispose);
            Should.Throw<InvalidOperationException>(() => other.BeginWrite().Dispose()).Message.ShouldContain("another store");
        }
    }

    [Test]
    public void It_is_the_way_to_write_in_a_store_that_forbids_implicit_writes()
    {
        using var bank = Bank.InMemory(new StoreOptions { ImplicitWrites = ImplicitWrites.Forbidden });
        using (var transaction = bank.BeginWrite())
        {
            bank.Add(new Account("a")).Points = 1;
            transaction.Commit();
        }
        bank.Accounts.Count.ShouldBe(1);
    }

    [Test]
    public void An_enumeration_of_one_transaction_does_not_go_on_in_the_next_one()
    {
        Bank.Add(new Account("a"));
        Bank.Add(new Account("b"));
        IEnumerator<Account> all;
        using (Bank.BeginWrite())
        {
            all = Bank.Accounts.GetEnumerator();
            all.MoveNext().ShouldBeTrue();
        }
        using (Bank.BeginWrite()) Should.Throw<InvalidOperationException>(() => all.MoveNext()).Message.ShouldContain("has ended");
        all.Dispose();
    }

    [Test]
    public void A_disposed_store_begins_none()
    {
        Bank.Dispose();
        Should.Throw<ObjectDisposedException>(() => Bank.BeginWrite().Dispose());
    }

    static void Refuses(WriteTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (InvalidOperationException)
        {
            return;
        }
        Assert.Fail("It could be committed again.");
    }

    int[] Candidates() => [.. Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes.Select(index => index.CandidateCount)];
}
