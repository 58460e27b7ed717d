using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class ObjectVersionTests : BankFixture
{
    [Test]
    public void The_version_is_that_of_the_last_change_of_this_object()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        a.Points = 1;
        (a.Version, b.Version).ShouldBe((3, 2));
        Bank.Write(() => a.Points = b.Points = 7);
        (a.Version, b.Version).ShouldBe((4, 4));
        Bank.Version.ShouldBe(4);
    }

    [Test]
    public void The_version_is_zero_while_there_are_uncommitted_changes()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Version.ShouldBe(1);
            a.Points = 1;
            a.Version.ShouldBe(0);
            OnAnotherThread(() => a.Version).ShouldBe(1);
        });
        a.Version.ShouldBe(2);
    }

    [Test]
    public void The_version_stays_when_a_write_sets_back_what_it_changed()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Points = 5;
            a.Points = 0;
        });
        (a.Version, Bank.Version).ShouldBe((1, 1));
    }

    [Test]
    public void The_version_stays_when_a_write_sets_back_one_object_and_changes_another()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        Bank.Write(() =>
        {
            a.City = "Rome";
            b.Points = 1;
            a.City = null;
        });
        (a.Version, b.Version, Bank.Version).ShouldBe((1, 3, 3));
        Bank.Accounts.ByCity["Rome"].ShouldBeEmpty();
        Bank.Accounts.ByCity[null].ShouldBe([a, b]);
    }

    [Test]
    public void The_version_is_the_one_of_the_read_scope()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            OnAnotherThread(() => a.Points = 1);
            OnAnotherThread(() => a.Version).ShouldBe(2);
            a.Version.ShouldBe(1);
        }
        a.Version.ShouldBe(2);
    }
}
