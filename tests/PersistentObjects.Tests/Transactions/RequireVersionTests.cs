using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

public class RequireVersionTests : BankFixture
{
    [Test]
    public void A_write_that_requires_the_version_that_was_read_goes_on()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Add(new Account("b"));
        var version = a.Version;
        Bank.Write(() =>
        {
            a.RequireVersion(version);
            a.Points = 1;
        });
        (a.Points, a.Version).ShouldBe((1, 3));
    }

    [Test]
    public async Task A_write_that_comes_too_late_is_told_the_current_version_and_changes_nothing()
    {
        var a = Bank.Add(new Account("a"));
        var version = a.Version;
        a.Points = 1;
        Action late = () =>
        {
            a.City = "Rome";
            a.RequireVersion(version);
        };
        var conflict = Should.Throw<VersionConflictException>(() => Bank.Write(late));
        (conflict.Id, conflict.RequiredVersion, conflict.CurrentVersion).ShouldBe((a.Id, 1, 2));
        conflict.Message.ShouldContain("Account#1");
        (await Should.ThrowAsync<VersionConflictException>(() => Bank.WriteAsync(late))).CurrentVersion.ShouldBe(2);
        Should.Throw<VersionConflictException>(() =>
        {
            using var transaction = Bank.BeginWrite();
            late();
            transaction.Commit();
        });
        (a.City, a.Points, a.Version, Bank.Version).ShouldBe((null, 1, 2, 2));
        Bank.Write(() => a.RequireVersion(conflict.CurrentVersion));
    }

    [Test]
    public void Changes_of_the_transaction_itself_do_not_count()
    {
        var a = Bank.Add(new Account("a"));
        a.Points = 1;
        Bank.Write(() =>
        {
            a.Points = 2;
            a.RequireVersion(2);
            Should.Throw<VersionConflictException>(() => a.RequireVersion(1)).CurrentVersion.ShouldBe(2);
            var added = Bank.Add(new Account("b"));
            added.RequireVersion(0);
        });
        a.Version.ShouldBe(3);
    }

    [Test]
    public void Inside_a_read_scope_the_newest_version_counts()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            OnAnotherThread(() => a.Points = 1);
            a.Version.ShouldBe(1);
            Should.Throw<VersionConflictException>(() => Bank.Write(() => a.RequireVersion(a.Version - 1))).CurrentVersion.ShouldBe(2);
            Bank.Write(() => a.RequireVersion(2));
        }
    }

    [Test]
    public void A_relaxed_setter_counts_too()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        var a = bank.Add(new Account("a"));
        a.Points = 1;
        Should.Throw<VersionConflictException>(() => bank.Write(() => a.RequireVersion(1))).CurrentVersion.ShouldBe(2);
        bank.Write(() => a.RequireVersion(2));
    }

    [Test]
    public void Outside_a_transaction_of_its_store_it_proves_nothing_and_is_refused()
    {
        using var other = Bank.InMemory();
        var a = Bank.Add(new Account("a"));
        Should.Throw<InvalidOperationException>(() => a.RequireVersion(1)).Message.ShouldContain("inside Write");
        Should.Throw<InvalidOperationException>(() => new Account("detached").RequireVersion(0));
        other.Write(() => Should.Throw<InvalidOperationException>(() => a.RequireVersion(1)));
    }

    [Test]
    public void A_deleted_object_has_no_version()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        Bank.Delete(a);
        Bank.Write(() =>
        {
            Should.Throw<ObjectDeletedException>(() => a.RequireVersion(1));
            Bank.Delete(b);
            Should.Throw<ObjectDeletedException>(() => b.RequireVersion(2));
        });
    }

    [Test]
    public void Of_several_that_read_one_version_one_wins()
    {
        var a = Bank.Add(new Account("a"));
        var version = a.Version;
        var refused = 0;
        Parallel.For(0, 8, i =>
        {
            try
            {
                Bank.Write(() =>
                {
                    a.RequireVersion(version);
                    a.Points += 1;
                });
            }
            catch (VersionConflictException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        (a.Points, refused).ShouldBe((1, 7));
    }
}
