using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ForeignObjectTests : BankFixture
{
    readonly Bank _other = Bank.InMemory();

    [TearDown]
    public void DisposeOther() => _other.Dispose();

    [Test]
    public void An_object_of_another_store_is_not_added()
    {
        var foreign = _other.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() => Bank.Add(foreign)).Message.ShouldContain("another store");
        Bank.Version.ShouldBe(0);
    }

    [Test]
    public void An_object_of_another_store_is_not_deleted()
    {
        var foreign = _other.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() => Bank.Delete(foreign)).Message.ShouldContain("another store");
        foreign.IsDeleted.ShouldBeFalse();
    }

    [Test]
    public void An_object_of_another_store_is_not_referred_to()
    {
        var foreign = _other.Add(new Customer());
        var account = Bank.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() => account.Owner = foreign).Message.ShouldContain("another store");
        account.Owner.ShouldBeNull();
        Bank.Version.ShouldBe(1);
    }

    [Test]
    public void Adding_a_graph_that_reaches_a_foreign_object_changes_nothing()
    {
        var foreign = _other.Add(new Customer { Name = "Foreign" });
        var near = new Customer { Name = "Near", Partner = foreign };
        var account = new Account("a") { Owner = near };
        Bank.Write(() => Should.Throw<InvalidOperationException>(() => Bank.Add(account)));

        Bank.Version.ShouldBe(0);
        account.Id.ShouldBe(default);
        near.Id.ShouldBe(default);
        Bank.Accounts.ShouldBeEmpty();
        Bank.Customers.ShouldBeEmpty();
        Bank.Accounts.ByEmail.Contains("a").ShouldBeFalse();
        near.Partner = null;
        Bank.Add(account).Id.ShouldBe(new ObjectId(1));
    }

    [Test]
    public void A_write_of_one_store_can_not_write_or_wait_for_another()
    {
        var here = Bank.Add(new Account("a"));
        var there = _other.Add(new Account("a"));
        Bank.Write(() =>
        {
            here.Points = 1;
            Should.Throw<InvalidOperationException>(() => there.Points = 1).Message.ShouldContain("inside a write transaction of another store");
            Should.Throw<InvalidOperationException>(() => _other.Write(() => there.Balance = 2));
            Should.Throw<InvalidOperationException>(() => { _ = _other.WriteAsync(() => there.Balance = 2); });
            Should.Throw<InvalidOperationException>(() => { _ = _other.FlushAsync(); });
            there.Points.ShouldBe(0);
        });
        (here.Points, there.Points, there.Balance).ShouldBe((1, 0, 0));
        there.Points = 2;
        _other.Version.ShouldBe(2);
    }
}
