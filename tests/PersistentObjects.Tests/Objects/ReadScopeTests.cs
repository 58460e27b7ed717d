using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class ReadScopeTests : BankFixture
{
    [Test]
    public void All_reads_of_a_scope_see_one_version()
    {
        var a = Bank.Add(new Account("a") { City = "Bonn", Balance = 1 });
        var gone = Bank.Add(new Account("gone"));
        using (var scope = Bank.BeginRead())
        {
            scope.Version.ShouldBe(2);
            var later = ChangeAll(a, gone);
            for (var i = 0; i < 2; i++)
            {
                (a.Email, a.City, a.Balance, a.Owner).ShouldBe(("a", "Bonn", 1m, null));
                gone.IsDeleted.ShouldBeFalse();
                gone.Email.ShouldBe("gone");
                Bank.Accounts.ShouldBe([a, gone]);
                Bank.Accounts.Count.ShouldBe(2);
                Bank.Accounts.ByCity["Bonn"].ShouldBe([a]);
                Bank.Accounts.ByCity["Rome"].ShouldBeEmpty();
                Bank.Accounts.ByEmail["gone"].ShouldBeSameAs(gone);
                Bank.Accounts.ByEmail.Find("b").ShouldBeNull();
                Bank.Customers.ShouldBeEmpty();
                Should.Throw<ObjectDeletedException>(() => later.Email).Message.ShouldContain("did not exist yet");
                Bank.Add(new Account($"more{i}"));
            }
        }
        (a.Email, a.City, a.Balance).ShouldBe(("b", "Rome", 2m));
        gone.IsDeleted.ShouldBeTrue();
        Bank.Accounts.ByCity["Rome"].ShouldBe([a]);
        Bank.Accounts.Count.ShouldBe(4);
    }

    [Test]
    public void A_nested_scope_joins_the_outer_one()
    {
        var a = Bank.Add(new Account("a"));
        using (var outer = Bank.BeginRead())
        {
            OnAnotherThread(() => a.Points = 1);
            using (var inner = Bank.BeginRead())
            {
                inner.Version.ShouldBe(outer.Version);
                a.Points.ShouldBe(0);
            }
            a.Points.ShouldBe(0);
        }
        a.Points.ShouldBe(1);
    }

    [Test]
    public void Scopes_of_several_stores_are_independent()
    {
        using var other = Bank.InMemory();
        var here = Bank.Add(new Account("a"));
        var there = other.Add(new Account("a"));
        var first = Bank.BeginRead();
        var second = other.BeginRead();
        OnAnotherThread(() => here.Points = there.Points = 1);
        (here.Points, there.Points).ShouldBe((0, 0));
        first.Dispose();
        (here.Points, there.Points).ShouldBe((1, 0));
        second.Dispose();
        (here.Points, there.Points).ShouldBe((1, 1));
    }

    [Test]
    public void Disposing_a_scope_twice_does_nothing()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            var inner = Bank.BeginRead();
            inner.Dispose();
            inner.Dispose();
            a.Points = 1;
            a.Points.ShouldBe(0);
        }
        a.Points.ShouldBe(1);
    }

    [Test]
    public void A_write_inside_a_scope_works_on_the_newest_values()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            OnAnotherThread(() => a.Points = 10);
            Bank.Write(() =>
            {
                a.Points.ShouldBe(10);
                a.Points += 1;
                a.Points.ShouldBe(11);
            });
            a.Points.ShouldBe(0);
            a.Points = 12;
            a.Points.ShouldBe(0);
        }
        a.Points.ShouldBe(12);
    }

    [Test]
    public void A_scope_is_of_its_thread_only()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            OnAnotherThread(() => a.Points = 1);
            OnAnotherThread(() => a.Points).ShouldBe(1);
            a.Points.ShouldBe(0);
        }
    }

    [Test]
    public void Old_versions_go_when_the_last_scope_that_needs_them_is_closed()
    {
        var a = Bank.Add(new Account("a") { City = "Bonn" });
        var b = Bank.Add(new Account("b"));
        using (Bank.BeginRead())
        {
            for (var i = 0; i < 50; i++) a.City = $"city {i}";
            Bank.Delete(b);
            a.City.ShouldBe("Bonn");
            Chain(a).ShouldBeLessThanOrEqualTo(3);
        }
        a.Sidecar.ShouldBeNull();
        Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes.Sum(index => index.CandidateCount).ShouldBe(4);
        Bank.Heap.Directory.Find(b.IdValue).ShouldBeNull();
        a.City.ShouldBe("city 49");
    }

    [Test]
    public void A_scope_sees_nothing_of_a_relaxed_write_that_came_later()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        var a = bank.Add(new Account("a"));
        using (bank.BeginRead())
        {
            a.Points = 1;
            a.Balance = 2;
            bank.Write(() => a.City = "Rome");
            (a.Points, a.Balance, a.City).ShouldBe((0, 0, null));
            OnAnotherThread(() => (a.Points, a.Balance, a.City)).ShouldBe((1, 2, "Rome"));
        }
        (a.Points, a.Balance, a.City).ShouldBe((1, 2, "Rome"));
    }

    [Test]
    public void Scopes_at_several_versions_each_see_their_own()
    {
        var a = Bank.Add(new Account("a"));
        Parallel.For(0, 4, _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                using var scope = Bank.BeginRead();
                var (points, version) = (a.Points, a.Version);
                Bank.Write(() => { a.Points += 1; });
                (a.Points, a.Version).ShouldBe((points, version));
            }
        });
        a.Points.ShouldBe(400);
        Bank.WaitUntilSettled();
        a.Sidecar.ShouldBeNull();
    }

    [Test]
    public void Disposing_a_copy_of_a_scope_as_well_closes_nobody_elses()
    {
        Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        using var others = Bank.Accounts.GetEnumerator();
        others.MoveNext();
        var scope = Bank.BeginRead();
        var copy = scope;
        scope.Dispose();
        copy.Dispose();
        Bank.Delete(b);
        Bank.Add(new Account("c"));
        others.MoveNext().ShouldBeTrue();
        others.Current.ShouldBeSameAs(b);
        others.MoveNext().ShouldBeFalse();
    }

    Account ChangeAll(Account a, Account gone) => OnAnotherThread(() => Bank.Write(() =>
    {
        a.Email = "b";
        a.City = "Rome";
        a.Balance = 2;
        a.Owner = new Customer();
        Bank.Delete(gone);
        return Bank.Add(new Account("later"));
    }));

    static int Chain(Account account)
    {
        var count = 0;
        for (var node = account.Sidecar; node is not null; node = node.Older) count++;
        return count;
    }
}
