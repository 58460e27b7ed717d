using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class RollbackTests : BankFixture
{
    [Test]
    public void Fields_are_as_they_were()
    {
        var owner = Bank.Add(new Customer());
        var a = Bank.Add(new Account("a") { Balance = 1.50m, City = "Bonn", Owner = owner });
        RollBack(() =>
        {
            a.Balance = 2;
            a.City = null;
            a.Owner = null;
            a.Email = "b";
            a.Points = 7;
            a.Points.ShouldBe(7);
        });
        (a.Balance, a.City, a.Owner, a.Email, a.Points, a.Version).ShouldBe((1.50m, "Bonn", owner, "a", 0, 2));
        a.Balance.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("1.50");
        Bank.Version.ShouldBe(2);
    }

    [Test]
    public void Indexes_are_as_they_were()
    {
        var a = Bank.Add(new Account("a") { City = "Bonn" });
        var b = Bank.Add(new Account("b") { City = "Bonn" });
        var candidates = Candidates();
        RollBack(() =>
        {
            a.City = "Rome";
            a.City = "Oslo";
            a.Email = "x";
            Bank.Delete(b);
            Bank.Add(new Account("b") { City = "Bonn", Owner = new Customer() });
        });
        Bank.Accounts.ByCity["Bonn"].ShouldBe([a, b]);
        Bank.Accounts.ByCity["Rome"].ShouldBeEmpty();
        Bank.Accounts.ByCity["Oslo"].ShouldBeEmpty();
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(a);
        Bank.Accounts.ByEmail["b"].ShouldBeSameAs(b);
        Bank.Accounts.ByEmail.Contains("x").ShouldBeFalse();
        Candidates().ShouldBe(candidates);
    }

    [Test]
    public void Extents_and_counts_are_as_they_were()
    {
        var a = Bank.Add(new Account("a"));
        RollBack(() =>
        {
            Bank.Delete(a);
            Bank.Add(new SavingsAccount("b"));
            Bank.Add(new Customer());
            (Bank.Accounts.Count, Bank.Savings.Count, Bank.Customers.Count).ShouldBe((1, 1, 1));
        });
        (Bank.Accounts.Count, Bank.Savings.Count, Bank.Customers.Count).ShouldBe((1, 0, 0));
        Bank.Accounts.ShouldBe([a]);
        Bank.Write(() => (Bank.Accounts.Count, Bank.Savings.Count, Bank.Customers.Count).ShouldBe((1, 0, 0)));
    }

    [TestCase(1)]
    [TestCase(255)]
    [TestCase(256)]
    [TestCase(1000)]
    public void Ids_are_as_they_were(int count)
    {
        for (var i = 0; i < 3; i++) Bank.Add(new Account($"a{i}"));
        RollBack(() =>
        {
            for (var i = 0; i < count; i++)
            {
                Bank.Add(new Account($"b{i}"));
                Bank.Add(new Customer());
            }
        });
        Bank.Add(new Account("next")).Id.ShouldBe(new ObjectId(4));
        Bank.Add(new Customer()).Id.ShouldBe(new ObjectId(256));
        Bank.Accounts.Count.ShouldBe(4);
    }

    [Test]
    public void Added_objects_are_detached_with_the_values_that_they_had()
    {
        var owner = new Customer { Name = "Ann" };
        var a = new Account("a") { Owner = owner, Balance = 3 };
        RollBack(() =>
        {
            Bank.Add(a);
            a.Balance = 4;
            a.Owner = null;
            owner.Name = "Bob";
            a.Id.Value.ShouldBePositive();
        });
        (a.Balance, a.Owner, owner.Name).ShouldBe((3, owner, "Ann"));
        (a.Id, owner.Id, a.Version, a.IsDeleted).ShouldBe((default, default, 0, false));
        a.ToString().ShouldStartWith("Account (detached)");
        a.Balance = 5;
        a.Balance.ShouldBe(5);
        Bank.Version.ShouldBe(0);
        Bank.Add(a);
        OnAnotherThread(() => a.Balance).ShouldBe(5);
        Bank.Customers.ShouldBe([owner]);
    }

    [Test]
    public void Added_and_deleted_objects_are_detached_too()
    {
        var a = new Account("a");
        RollBack(() => Bank.Delete(Bank.Add(a)));
        a.IsDeleted.ShouldBeFalse();
        Bank.Add(a).Id.ShouldBe(new ObjectId(1));
    }

    [Test]
    public void A_failed_unique_check_rolls_everything_back()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Add(new Account("b"));
        var violation = Should.Throw<UniqueViolationException>(() => Bank.Write(() =>
        {
            a.Points = 1;
            Bank.Add(new Customer());
            a.Email = "b";
        }));
        (a.Points, a.Email, Bank.Customers.Count, Bank.Version).ShouldBe((0, "a", 0, 2));
        (violation.Property, violation.Value).ShouldBe(("Email", "b"));
    }

    [Test]
    public void A_thousand_rollbacks_leave_nothing_behind()
    {
        var a = Bank.Add(new Account("a"));
        var candidates = Candidates();
        for (var i = 0; i < 1000; i++)
        {
            RollBack(() =>
            {
                a.City = "Rome";
                Bank.Delete(Bank.Add(new Account("b")));
                Bank.Add(new Account("c"));
                Bank.Delete(a);
            });
        }
        Candidates().ShouldBe(candidates);
        a.Sidecar.ShouldBeNull();
    }

    int[] Candidates() => [.. Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes.Select(index => index.CandidateCount)];

    void RollBack(Action body) => Should.Throw<InvalidDataException>(() => Bank.Write(() =>
    {
        body();
        throw new InvalidDataException();
    }));
}
