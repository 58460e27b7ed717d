using PersistentObjects.Objects;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class ObjectIdTests
{
    [Test]
    public void Ids_compare_and_print_as_numbers()
    {
        new ObjectId(5).CompareTo(new ObjectId(30)).ShouldBeNegative();
        new ObjectId(1234567).ToString().ShouldBe("1234567");
        new ObjectId(7).ShouldBe(new ObjectId(7));
    }

    [Test]
    public void An_id_is_never_used_again()
    {
        using var stored = new BankOnDisk();
        var used = new HashSet<ObjectId>();
        for (var round = 0; round < 4; round++)
        {
            var bank = stored.Reopen();
            for (var i = 0; i < 300; i++) used.Add(bank.Add(new Account($"{round}-{i}")).Id).ShouldBeTrue();
            used.Add(bank.Add(new Customer()).Id).ShouldBeTrue();
            foreach (var account in bank.Accounts.ToList()) bank.Delete(account);
            foreach (var customer in bank.Customers.ToList()) bank.Delete(customer);
        }
        stored.Reopen().Accounts.Count.ShouldBe(0);
        used.ShouldNotContain(stored.Bank.Add(new Account("last")).Id);
    }

    [Test]
    public void An_id_is_never_used_again_when_its_object_was_added_and_deleted_in_one_write()
    {
        using var stored = new BankOnDisk();
        ObjectId id = default;
        stored.Bank.Write(() =>
        {
            var account = stored.Bank.Add(new Account("a"));
            id = account.Id;
            stored.Bank.Delete(account);
        });
        stored.Reopen().Add(new Account("b")).Id.ShouldNotBe(id);
    }

    [Test]
    public void Objects_keep_their_ids_after_a_restart()
    {
        using var stored = new BankOnDisk();
        for (var i = 0; i < 600; i++)
        {
            stored.Bank.Add(new Account($"a{i}"));
            if (i % 5 == 0) stored.Bank.Add(new Customer { Name = $"c{i}" });
        }
        var accounts = stored.Bank.Accounts.ToDictionary(a => a.Email, a => a.Id);
        var customers = stored.Bank.Customers.ToDictionary(c => c.Name, c => c.Id);
        var bank = stored.Reopen();
        bank.Accounts.ToDictionary(a => a.Email, a => a.Id).ShouldBe(accounts);
        bank.Customers.ToDictionary(c => c.Name, c => c.Id).ShouldBe(customers);
        bank.Accounts.Find(accounts["a300"])!.Email.ShouldBe("a300");
    }

    [Test]
    public void A_page_goes_when_all_of_its_objects_are_deleted()
    {
        using var bank = Bank.InMemory();
        for (var i = 0; i < 3 * ExtentPage.Size; i++) bank.Add(new Account($"a{i}"));
        foreach (var account in bank.Accounts.Take(2 * ExtentPage.Size).ToList()) bank.Delete(account);
        Pages(bank).ShouldBe(2);
        bank.Accounts.Count.ShouldBe(ExtentPage.Size);
    }

    [Test]
    public void A_page_goes_when_its_last_object_is_deleted_before_the_next_page_begins()
    {
        using var stored = new BankOnDisk(Durability.Relaxed);
        var bank = stored.Bank;
        for (var i = 0; i < 10 * ExtentPage.Size; i++) bank.Delete(bank.Add(new Account("a")));
        var last = bank.Add(new Account("last")).Id;
        Pages(bank).ShouldBeLessThanOrEqualTo(2);

        bank = stored.Reopen();
        Pages(bank).ShouldBe(1);
        bank.Accounts.Find(last)!.Email.ShouldBe("last");
        bank.Add(new Account("next")).Id.ShouldBe(new ObjectId(last.Value + 1));
    }

    [Test]
    public void A_rollback_after_a_page_went_gives_the_same_ids_again()
    {
        using var stored = new BankOnDisk();
        var bank = stored.Bank;
        // Ids begin with 1, so the first page has one object less.
        for (var i = 1; i < ExtentPage.Size; i++) bank.Delete(bank.Add(new Account("a")));
        for (var i = 0; i < 2; i++)
        {
            Should.Throw<InvalidDataException>(() => bank.Write(() =>
            {
                bank.Add(new Account("a")).Id.ShouldBe(new ObjectId(ExtentPage.Size));
                throw new InvalidDataException();
            }));
            bank = stored.Reopen();
        }
        bank.Add(new Account("a")).Id.ShouldBe(new ObjectId(ExtentPage.Size));
    }

    static int Pages(Bank bank)
    {
        var count = 0;
        foreach (var page in bank.Heap.Classes.ExtentOf(typeof(Account)).Pages) count += page is null ? 0 : 1;
        return count;
    }
}
