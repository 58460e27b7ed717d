using PersistentObjects.Tests.References;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class DeleteTests : BankFixture
{
    [Test]
    public void A_deleted_object_leaves_extent_and_indexes()
    {
        var account = Bank.Add(new Account("a") { City = "Bonn" });
        var id = account.Id;
        Bank.Delete(account);

        Bank.Accounts.ShouldBeEmpty();
        Bank.Accounts.Count.ShouldBe(0);
        Bank.Accounts.Find(id).ShouldBeNull();
        Bank.Accounts.ByEmail.Find("a").ShouldBeNull();
        Bank.Accounts.ByCity["Bonn"].ShouldBeEmpty();
        Bank.Add(new Account("a")).Id.ShouldNotBe(id);
    }

    [Test]
    public void A_deleted_object_refuses_everything()
    {
        var account = Bank.Add(new Account("a") { Owner = new Customer() });
        var id = account.Id;
        Bank.Delete(account);
        ShouldRefuseEverything(account);
        Should.Throw<ObjectDeletedException>(() => account.Email).Id.ShouldBe(id);
        Bank.Version.ShouldBe(2);
    }

    [Test]
    public void An_object_deleted_by_the_running_write_refuses_everything_in_it()
    {
        var account = Bank.Add(new Account("a") { Owner = new Customer() });
        Bank.Write(() =>
        {
            Bank.Delete(account);
            ShouldRefuseEverything(account);
            Bank.Accounts.ShouldBeEmpty();
            Bank.Accounts.ByEmail.Find("a").ShouldBeNull();
            OnAnotherThread(() => account.IsDeleted).ShouldBeFalse();
            OnAnotherThread(() => account.Email).ShouldBe("a");
        });
        ShouldRefuseEverything(account);
    }

    [Test]
    public void A_deletion_that_is_rolled_back_did_not_happen()
    {
        var account = Bank.Add(new Account("a") { City = "Bonn" });
        Should.Throw<InvalidDataException>(() => Bank.Write(() =>
        {
            account.City = "Rome";
            Bank.Delete(account);
            throw new InvalidDataException();
        }));
        account.IsDeleted.ShouldBeFalse();
        account.City.ShouldBe("Bonn");
        Bank.Accounts.ByCity["Bonn"].ShouldBe([account]);
        Bank.Accounts.ByCity["Rome"].ShouldBeEmpty();
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(account);
        account.Points = 5;
    }

    [Test]
    public void A_detached_object_can_not_be_deleted()
    {
        Should.Throw<InvalidOperationException>(() => Bank.Delete(new Account("a"))).Message.ShouldContain("in no store");
        Should.Throw<ArgumentNullException>(() => Bank.Delete(null!));
    }

    [Test]
    public void An_object_may_be_added_and_deleted_in_one_write()
    {
        Bank.Write(() =>
        {
            var account = Bank.Add(new Account("a"));
            Bank.Delete(account);
            account.IsDeleted.ShouldBeTrue();
            Bank.Accounts.Count.ShouldBe(0);
            Bank.Add(new Account("a"));
        });
        Bank.Accounts.Count.ShouldBe(1);
        Bank.Accounts.ByEmail["a"].Tier.ShouldBe(Tier.Gold);
    }

    [Test]
    public void An_old_reference_to_a_deleted_object_gives_the_deleted_object()
    {
        var account = Bank.Add(new Account("a") { Owner = new Customer() });
        var owner = account.Owner!;
        Bank.DeleteLeavingReferences(owner);
        account.Owner.ShouldBeSameAs(owner);
        owner.IsDeleted.ShouldBeTrue();
        account.Points = 1;
        account.Owner = null;
        account.Owner.ShouldBeNull();
    }

    void ShouldRefuseEverything(Account account)
    {
        account.IsDeleted.ShouldBeTrue();
        Should.Throw<ObjectDeletedException>(() => account.Email);
        Should.Throw<ObjectDeletedException>(() => account.Balance);
        Should.Throw<ObjectDeletedException>(() => account.Owner);
        Should.Throw<ObjectDeletedException>(() => account.Version);
        Should.Throw<ObjectDeletedException>(() => account.Email = "b");
        Should.Throw<ObjectDeletedException>(() => account.Balance = 1);
        Should.Throw<ObjectDeletedException>(() => account.Points = 0);
        Should.Throw<ObjectDeletedException>(() => account.Owner = null);
        Should.Throw<ObjectDeletedException>(() => account.Owner = new Customer());
        Should.Throw<ObjectDeletedException>(() => Bank.Delete(account));
        Should.Throw<ObjectDeletedException>(() => Bank.Add(account));
        Should.Throw<ObjectDeletedException>(() => Bank.Add(new Customer { Main = account }));
        Bank.Customers.Count.ShouldBe(1);
    }
}
