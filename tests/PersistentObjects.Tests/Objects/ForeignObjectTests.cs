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
    public void A_write_of_one_store_may_change_objects_of_another_in_its_own_transactions()
    {
        var here = Bank.Add(new Account("a"));
        var there = _other.Add(new Account("a"));
        Should.Throw<InvalidDataException>(() => Bank.Write(() =>
        {
            here.Points = 1;
            there.Points = 1;
            _other.Write(() => there.Balance = 2);
            throw new InvalidDataException();
        }));
        here.Points.ShouldBe(0);
        there.Points.ShouldBe(1);
        there.Balance.ShouldBe(2);
        _other.Version.ShouldBe(3);
    }
}
