using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class DetachedObjectTests : BankFixture
{
    [Test]
    public void A_detached_object_is_a_plain_object()
    {
        var customer = new Customer { Name = "Ann" };
        var account = new Account("ann@example.org") { Owner = customer, Balance = 1.5m };
        account.Balance += 1;
        customer.Partner = customer;

        account.Balance.ShouldBe(2.5m);
        account.Owner.ShouldBeSameAs(customer);
        account.Tier.ShouldBe(Tier.Gold);
        account.WasConstructed.ShouldBeTrue();
        customer.Partner.ShouldBeSameAs(customer);
        Bank.Version.ShouldBe(0);
    }

    [Test]
    public void A_detached_object_has_no_id_no_version_and_is_not_deleted()
    {
        var account = new Account("a");
        account.Id.ShouldBe(default);
        account.Version.ShouldBe(0);
        account.IsDeleted.ShouldBeFalse();
    }

    [Test]
    public void A_detached_object_can_be_changed_inside_a_write_without_being_part_of_it()
    {
        var account = new Account("a");
        Should.Throw<InvalidDataException>(() => Bank.Write(() =>
        {
            account.Points = 7;
            throw new InvalidDataException();
        }));
        account.Points.ShouldBe(7);
        Bank.Version.ShouldBe(0);
    }

    [Test]
    public void A_detached_object_may_break_rules_that_only_a_store_can_check()
    {
        Bank.Add(new Account("a"));
        new Account("a").Email.ShouldBe("a");
    }
}
