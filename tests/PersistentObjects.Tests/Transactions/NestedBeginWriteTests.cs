using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class NestedBeginWriteTests : BankFixture
{
    [Test]
    public void It_joins_the_write_that_it_is_begun_in()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Points = 1;
            using (var inner = Bank.BeginWrite())
            {
                a.Points += 10;
                inner.Commit();
            }
            OnAnotherThread(() => a.Points).ShouldBe(0);
            a.Points += 100;
        });
        (a.Points, Bank.Version).ShouldBe((111, 2));
    }

    [Test]
    public void A_write_or_another_one_joins_it()
    {
        var a = Bank.Add(new Account("a"));
        using (var outer = Bank.BeginWrite())
        {
            Bank.Write(() => { a.Points = 1; });
            using (var inner = Bank.BeginWrite())
            {
                a.Points += 10;
                inner.Commit();
            }
            OnAnotherThread(() => a.Points).ShouldBe(0);
            outer.Commit();
        }
        (a.Points, Bank.Version).ShouldBe((11, 2));
    }

    [Test]
    public void An_inner_one_without_commit_keeps_the_whole_from_committing()
    {
        var a = Bank.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() => Bank.Write(() =>
        {
            a.Points = 1;
            using (Bank.BeginWrite()) a.Points = 2;
            a.Points = 3;
        })).InnerException!.Message.ShouldContain("without Commit");
        Should.Throw<InvalidOperationException>(() =>
        {
            using var outer = Bank.BeginWrite();
            a.Points = 1;
            using (Bank.BeginWrite()) a.Points = 2;
            outer.Commit();
        });
        (a.Points, Bank.Version).ShouldBe((0, 1));
        a.Points = 4;
    }

    [Test]
    public void A_write_that_throws_inside_one_keeps_it_from_committing()
    {
        var a = Bank.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() =>
        {
            using var transaction = Bank.BeginWrite();
            a.Points = 1;
            Should.Throw<InvalidDataException>(() => Bank.Write(() => throw new InvalidDataException()));
            transaction.Commit();
        }).InnerException.ShouldBeOfType<InvalidDataException>();
        a.Points.ShouldBe(0);
    }

    [Test]
    [SuppressMessage("PersistentObjects.Mutation", "PO1002", Justification = "Left open on purpose.")]
    public void The_outer_one_can_not_be_committed_while_an_inner_one_is_open()
    {
        var a = Bank.Add(new Account("a"));
        using (var outer = Bank.BeginWrite())
        {
            a.Points = 1;
            var inner = Bank.BeginWrite();
            a.Points = 2;
            try
            {
                outer.Commit();
                Assert.Fail("Half of a transaction was committed.");
            }
            catch (InvalidOperationException e)
            {
                e.Message.ShouldContain("still open");
            }
            inner.Commit();
            outer.Commit();
        }
        a.Points.ShouldBe(2);
    }

    [Test]
    public void An_outer_one_that_is_disposed_first_ends_the_inner_one()
    {
        var a = Bank.Add(new Account("a"));
        var outer = Bank.BeginWrite();
        var inner = Bank.BeginWrite();
        a.Points = 1;
        outer.Dispose();
        (a.Points, OnAnotherThread(() => Bank.Write(() => a.Points = 5))).ShouldBe((0, 5));
        try
        {
            inner.Commit();
            Assert.Fail("It was committed after it had been rolled back.");
        }
        catch (InvalidOperationException e)
        {
            e.Message.ShouldContain("ended already");
        }
        inner.Dispose();
        a.Points.ShouldBe(5);
    }

    [Test]
    [SuppressMessage("PersistentObjects.Mutation", "PO1002", Justification = "Left open on purpose.")]
    public void A_body_that_leaves_one_open_is_rolled_back()
    {
        var a = Bank.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() => Bank.Write(Leak)).Message.ShouldContain("neither committed nor disposed");
        Should.Throw<InvalidOperationException>(() => Bank.Write(() => Should.Throw<InvalidOperationException>(() => Bank.Write(Leak))));
        using (var outer = Bank.BeginWrite())
        {
            a.Points = 1;
            Should.Throw<InvalidOperationException>(() => Bank.Write(Leak));
        }
        (a.Points, Bank.Version).ShouldBe((0, 1));
        OnAnotherThread(() => Bank.Write(() => a.Points = 7)).ShouldBe(7);

        void Leak()
        {
            Bank.BeginWrite();
            a.Points = 2;
        }
    }

    [Test]
    public void Uniqueness_is_checked_when_the_outer_one_ends()
    {
        var a = Bank.Add(new Account("a"));
        using (var outer = Bank.BeginWrite())
        {
            using (var inner = Bank.BeginWrite())
            {
                Bank.Add(new Account("a"));
                inner.Commit();
            }
            a.Email = "b";
            outer.Commit();
        }
        Bank.Accounts.Count.ShouldBe(2);
    }
}
