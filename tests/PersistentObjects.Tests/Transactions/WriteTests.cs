using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class WriteTests : BankFixture
{
    [Test]
    public void A_setter_outside_a_write_is_a_transaction_of_its_own()
    {
        var a = Bank.Add(new Account("a"));
        a.Balance = 1;
        a.Points = 2;
        Bank.Version.ShouldBe(3);
    }

    [Test]
    public void Changes_inside_a_write_are_one_transaction()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Balance = 1;
            a.Points = 2;
            Bank.Delete(Bank.Add(new Account("b")));
            Bank.Add(new Account("c"));
        });
        Bank.Version.ShouldBe(2);
    }

    [Test]
    public void A_write_sees_its_own_changes_and_nobody_else_does()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Balance = 5;
            a.City = "Rome";
            var b = Bank.Add(new Account("b"));

            a.Balance.ShouldBe(5);
            Bank.Accounts.Count.ShouldBe(2);
            Bank.Accounts.ShouldBe([a, b]);
            Bank.Accounts.ByCity["Rome"].ShouldBe([a]);
            Bank.Accounts.Find(b.Id).ShouldBeSameAs(b);

            OnAnotherThread(() => a.Balance).ShouldBe(0);
            OnAnotherThread(() => Bank.Accounts.Count).ShouldBe(1);
            OnAnotherThread(() => Bank.Accounts.ToArray()).ShouldBe([a]);
            OnAnotherThread(() => Bank.Accounts.ByCity["Rome"].Count).ShouldBe(0);
            OnAnotherThread(() => Bank.Accounts.ByEmail.Find("b")).ShouldBeNull();
            OnAnotherThread(() => Bank.Accounts.Find(b.Id)).ShouldBeNull();
        });
        OnAnotherThread(() => (a.Balance, Bank.Accounts.Count)).ShouldBe((5, 2));
    }

    [Test]
    public void A_write_that_changes_nothing_writes_nothing()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() => { });
        Bank.Write(() => a.Points = a.Points);
        Bank.Write(() => a.Balance.ShouldBe(0));
        Bank.Version.ShouldBe(1);
    }

    [Test]
    public void A_write_returns_what_its_body_returns()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() => a.Points += 2).ShouldBe(2);
        Bank.Write(() => (string?)null).ShouldBeNull();
    }

    [Test]
    public void A_static_lambda_gets_its_state()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(a, static account => { account.Points = 3; });
        Bank.Write((a, by: 4), static state => state.a.Points += state.by).ShouldBe(7);
        a.Points.ShouldBe(7);
        Bank.Version.ShouldBe(3);
    }

    [Test]
    public void Exceptions_of_a_body_come_out_as_they_are()
    {
        var thrown = new InvalidDataException();
        Should.Throw<InvalidDataException>(() => Bank.Write(() => throw thrown)).ShouldBeSameAs(thrown);
        Should.Throw<InvalidDataException>(() => Bank.Write<int>(() => throw thrown)).ShouldBeSameAs(thrown);
        Should.Throw<InvalidDataException>(() => Bank.Write(1, _ => throw thrown)).ShouldBeSameAs(thrown);
    }

    [Test]
    public void Bodies_must_not_be_null()
    {
        Should.Throw<ArgumentNullException>(() => Bank.Write(null!));
        Should.Throw<ArgumentNullException>(() => Bank.Write<int>(null!));
        Should.Throw<ArgumentNullException>(() => Bank.Write(1, (Action<int>)null!));
        Should.Throw<ArgumentNullException>(() => Bank.Write(1, (Func<int, int>)null!));
    }

    [Test]
    public void Writers_of_several_threads_take_turns()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        Parallel.For(0, 400, _ => Bank.Write(() =>
        {
            a.Points += 1;
            b.Points = a.Points;
        }));
        (a.Points, b.Points, Bank.Version).ShouldBe((400, 400, 402));
    }

    [Test]
    public void What_a_body_may_not_do_is_refused_and_changes_nothing()
    {
        Bank.Write(() =>
        {
            var a = Bank.Add(new Account("a"));
            Should.Throw<InvalidOperationException>(() => Bank.WriteAsync(() => { a.Points = 1; })).Message.ShouldContain("Call Write");
            Should.Throw<InvalidOperationException>(() => Bank.FlushAsync()).Message.ShouldContain("inside a write transaction");
            Should.Throw<InvalidOperationException>(() => Bank.Dispose()).Message.ShouldContain("inside its own write transaction");
            Should.Throw<InvalidOperationException>(() => Bank.DisposeAsync().AsTask()).Message.ShouldContain("inside its own write transaction");
            Should.Throw<InvalidOperationException>(() => { using var scope = Bank.BeginRead(); }).Message.ShouldContain("inside a write transaction");
            a.Points.ShouldBe(0);
        });
        Bank.Version.ShouldBe(1);
        Bank.Accounts.ByEmail["a"].Points = 1;
    }
}
