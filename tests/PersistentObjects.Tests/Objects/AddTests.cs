using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class AddTests : BankFixture
{
    [Test]
    public void Add_returns_the_object_attached()
    {
        var account = new Account("a");
        Bank.Add(account).ShouldBeSameAs(account);
        account.Id.Value.ShouldBePositive();
        account.Version.ShouldBe(1);
        Bank.Accounts.ShouldHaveSingleItem().ShouldBeSameAs(account);
        Bank.Version.ShouldBe(1);
    }

    [Test]
    public void Add_takes_all_detached_objects_that_are_reachable()
    {
        var ann = new Customer { Name = "Ann" };
        var bob = new Customer { Name = "Bob", Partner = ann };
        ann.Partner = bob;
        ann.Main = new Account("ann") { Owner = ann };
        Bank.Add(bob);

        Bank.Customers.ShouldBe([bob, ann]);
        Bank.Accounts.ShouldBe([ann.Main]);
        Bank.Version.ShouldBe(1);
        Bank.Accounts.ByOwner[ann].ShouldBe([ann.Main]);
    }

    [Test]
    public void Add_takes_an_object_that_refers_to_itself()
    {
        var ann = new Customer();
        ann.Partner = ann;
        Bank.Add(ann).Partner.ShouldBeSameAs(ann);
        Bank.Customers.Count.ShouldBe(1);
    }

    [Test]
    public void Add_takes_a_chain_of_a_hundred_thousand_objects()
    {
        Customer? chain = null;
        for (var i = 0; i < 100_000; i++) chain = new Customer { Partner = chain };
        Bank.Add(chain!);
        Bank.Customers.Count.ShouldBe(100_000);
    }

    [Test]
    public void Add_takes_the_detached_objects_behind_an_attached_one_only_when_they_are_assigned()
    {
        var ann = Bank.Add(new Customer { Name = "Ann" });
        var bob = new Customer { Name = "Bob", Partner = ann };
        Bank.Add(new Customer { Name = "Cid", Partner = bob });
        Bank.Customers.Select(c => c.Name).ShouldBe(["Ann", "Cid", "Bob"]);
    }

    [Test]
    public void Assigning_a_detached_object_adds_it_and_what_it_reaches()
    {
        var account = Bank.Add(new Account("a"));
        var ann = new Customer { Name = "Ann", Partner = new Customer { Name = "Bob" } };
        account.Owner = ann;

        Bank.Customers.ShouldBe([ann, ann.Partner]);
        ann.Version.ShouldBe(2);
        account.Version.ShouldBe(2);
    }

    [Test]
    public void Assigning_in_a_write_that_throws_detaches_again()
    {
        var account = Bank.Add(new Account("a"));
        var ann = new Customer { Name = "Ann" };
        Should.Throw<InvalidDataException>(() => Bank.Write(() =>
        {
            account.Owner = ann;
            ann.Name = "Other";
            throw new InvalidDataException();
        }));
        ann.Id.ShouldBe(default);
        ann.Name.ShouldBe("Ann");
        account.Owner.ShouldBeNull();
        Bank.Customers.ShouldBeEmpty();
        account.Owner = ann;
        Bank.Customers.ShouldBe([ann]);
    }

    [Test]
    public void Assigning_to_a_deleted_object_does_not_add()
    {
        var account = Bank.Add(new Account("a"));
        Bank.Delete(account);
        var ann = new Customer();
        Bank.Write(() => Should.Throw<ObjectDeletedException>(() => account.Owner = ann));
        ann.Id.ShouldBe(default);
        Bank.Customers.ShouldBeEmpty();
    }

    [Test]
    public void An_object_is_added_once()
    {
        var account = Bank.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() => Bank.Add(account)).Message.ShouldContain("in this store already");
        Bank.Write(() =>
        {
            var another = Bank.Add(new Account("b"));
            Should.Throw<InvalidOperationException>(() => Bank.Add(another));
        });
        Bank.Accounts.Count.ShouldBe(2);
    }

    [Test]
    public void An_object_of_a_class_that_the_store_does_not_have_is_refused()
    {
        var message = Should.Throw<InvalidOperationException>(() => Bank.Add(new Stranger())).Message;
        message.ShouldContain("Stranger");
        message.ShouldContain("Extent<Stranger>");
        Bank.Version.ShouldBe(0);
    }

    [Test]
    public void An_object_of_a_subclass_that_no_extent_names_is_taken()
    {
        var invoice = Bank.Add(new Invoice { Number = 5, Payer = new Customer() });
        Bank.Documents.ShouldBe([invoice]);
        Bank.Documents.ByNumber[5].ShouldBeSameAs(invoice);
    }

    [Test]
    public void Add_refuses_null() => Should.Throw<ArgumentNullException>(() => Bank.Add<Account>(null!));

    [Test]
    public void An_add_that_failed_leaves_an_object_that_can_be_added_again()
    {
        Bank.Add(new Account("a"));
        var other = new Account("a") { Owner = new Customer(), Balance = 3 };
        Should.Throw<UniqueViolationException>(() => Bank.Add(other));
        other.Balance.ShouldBe(3);
        other.Email = "b";
        Bank.Add(other).Id.Value.ShouldBe(Bank.Accounts.First().Id.Value + 1);
        Bank.Customers.Count.ShouldBe(1);
    }
}
