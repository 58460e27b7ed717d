using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class NestedWriteTests : BankFixture
{
    [Test]
    public void A_nested_write_joins_the_outer_one()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Points = 1;
            Bank.Write(() => a.Points += 10).ShouldBe(11);
            OnAnotherThread(() => a.Points).ShouldBe(0);
            a.Points += 100;
        });
        a.Points.ShouldBe(111);
        Bank.Version.ShouldBe(2);
    }

    [Test]
    public void A_nested_write_that_throws_rolls_the_outer_one_back()
    {
        var a = Bank.Add(new Account("a"));
        Should.Throw<InvalidDataException>(() => Bank.Write(() =>
        {
            a.Points = 1;
            Bank.Write(() =>
            {
                a.Balance = 1;
                throw new InvalidDataException();
            });
        }));
        (a.Points, a.Balance, Bank.Version).ShouldBe((0, 0, 1));
    }

    [Test]
    public void A_nested_failure_that_is_swallowed_dooms_the_outer_write()
    {
        var a = Bank.Add(new Account("a"));
        var inner = new InvalidDataException();
        var doomed = Should.Throw<InvalidOperationException>(() => Bank.Write(() =>
        {
            a.Points = 1;
            Should.Throw<InvalidDataException>(() => Bank.Write(() => throw inner));
            a.Points = 2;
        }));
        doomed.InnerException.ShouldBeSameAs(inner);
        doomed.Message.ShouldContain("rolled back");
        (a.Points, Bank.Version).ShouldBe((0, 1));
        a.Points = 3;
    }

    [Test]
    public void A_doomed_write_does_not_doom_the_next_one()
    {
        Should.Throw<InvalidOperationException>(() => Bank.Write(() =>
            Should.Throw<InvalidDataException>(() => Bank.Write(() => throw new InvalidDataException()))));
        Bank.Write(() => Bank.Add(new Account("a")));
        Bank.Accounts.Count.ShouldBe(1);
    }

    [Test]
    public void A_setter_add_or_delete_that_fails_may_be_swallowed()
    {
        var a = Bank.Add(new Account("a"));
        var gone = Bank.Add(new Account("gone"));
        Bank.Delete(gone);
        Bank.Write(() =>
        {
            a.Points = 1;
            Should.Throw<ObjectDeletedException>(() => gone.Points = 1);
            Should.Throw<ObjectDeletedException>(() => Bank.Delete(gone));
            Should.Throw<InvalidOperationException>(() => Bank.Add(a));
            Should.Throw<InvalidOperationException>(() => Bank.Add(new Stranger()));
        });
        a.Points.ShouldBe(1);
    }

    [Test]
    [SuppressMessage("PersistentObjects.Mutation", "PO1001", Justification = "What the analyzer reports, the store must refuse.")]
    public void A_nested_asynchronous_body_dooms_the_outer_write_only_if_it_ran()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Points = 1;
            Should.Throw<InvalidOperationException>(() => Bank.Write(async () => await Task.Yield()));
        });
        a.Points.ShouldBe(1);
    }

    [Test]
    public void Uniqueness_is_checked_when_the_outer_write_ends()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            Bank.Write(() => Bank.Add(new Account("a")));
            a.Email = "b";
        });
        Bank.Accounts.Count.ShouldBe(2);
    }
}
