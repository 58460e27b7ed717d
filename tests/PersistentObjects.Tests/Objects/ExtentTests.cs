using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class ExtentTests : BankFixture
{
    [Test]
    public void An_extent_holds_its_class_and_the_subclasses()
    {
        var a = Bank.Add(new Account("a"));
        var s = Bank.Add(new SavingsAccount("s"));
        Bank.Accounts.ShouldBe([a, s]);
        Bank.Savings.ShouldBe([s]);
        (Bank.Accounts.Count, Bank.Savings.Count).ShouldBe((2, 1));
        Bank.Delete(s);
        (Bank.Accounts.Count, Bank.Savings.Count).ShouldBe((1, 0));
    }

    [Test]
    public void An_extent_of_an_abstract_class_holds_the_subclasses()
    {
        var letter = Bank.Add(new Letter { Number = 1 });
        var invoice = Bank.Add(new Invoice { Number = 2 });
        Bank.Documents.ShouldBe([letter, invoice], ignoreOrder: true);
        Bank.Letters.ShouldBe([letter]);
        Bank.Documents.Count.ShouldBe(2);
    }

    [Test]
    public void Objects_of_a_class_come_in_the_order_of_their_ids()
    {
        for (var i = 0; i < 600; i++) Bank.Add(new Account($"a{i}"));
        foreach (var account in Bank.Accounts.Where(a => a.Id.Value % 3 == 0).ToList()) Bank.Delete(account);
        var ids = Bank.Accounts.Select(account => account.Id).ToList();
        ids.ShouldBe(ids.Order());
        Bank.Accounts.Count.ShouldBe(ids.Count);
    }

    [Test]
    public void Find_gives_the_object_with_an_id()
    {
        var a = Bank.Add(new Account("a"));
        var s = Bank.Add(new SavingsAccount("s"));
        var c = Bank.Add(new Customer());
        Bank.Accounts.Find(a.Id).ShouldBeSameAs(a);
        Bank.Accounts.Find(s.Id).ShouldBeSameAs(s);
        Bank.Savings.Find(s.Id).ShouldBeSameAs(s);
        Bank.Savings.Find(a.Id).ShouldBeNull();
        Bank.Accounts.Find(c.Id).ShouldBeNull();
        foreach (var id in (long[])[0, -1, 2, 255, 100_000, long.MaxValue, long.MinValue]) Bank.Accounts.Find(new ObjectId(id)).ShouldBeNull();
    }

    [Test]
    public void Find_sees_what_the_thread_may_see()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            var b = OnAnotherThread(() => Bank.Add(new Account("b")));
            OnAnotherThread(() =>
            {
                Bank.Delete(a);
                return 0;
            });
            Bank.Accounts.Find(a.Id).ShouldBeSameAs(a);
            Bank.Accounts.Find(b.Id).ShouldBeNull();
        }
        Bank.Accounts.Find(a.Id).ShouldBeNull();
    }

    [Test]
    public void Count_is_that_of_the_scope_or_of_the_write()
    {
        var a = Bank.Add(new Account("a"));
        using (Bank.BeginRead())
        {
            OnAnotherThread(() => Bank.Add(new SavingsAccount("b")));
            (Bank.Accounts.Count, Bank.Savings.Count).ShouldBe((1, 0));
            Bank.Write(() =>
            {
                Bank.Accounts.Count.ShouldBe(2);
                Bank.Delete(a);
                Bank.Accounts.Count.ShouldBe(1);
                OnAnotherThread(() => Bank.Accounts.Count).ShouldBe(2);
            });
            Bank.Accounts.Count.ShouldBe(1);
            Bank.Accounts.ShouldBe([a]);
        }
        Bank.Accounts.Count.ShouldBe(1);
        Bank.Accounts.ShouldBe(Bank.Savings);
    }

    [Test]
    public void An_enumeration_sees_the_moment_at_which_it_began()
    {
        for (var i = 0; i < 600; i++) Bank.Add(new Account($"a{i}"));
        var seen = 0;
        foreach (var account in Bank.Accounts)
        {
            account.Id.Value.ShouldBe(++seen);
            if (seen < 600) Bank.Delete(Bank.Accounts.Find(new ObjectId(seen + 1)) ?? Bank.Add(new Account($"b{seen}")));
            Bank.Add(new Account($"c{seen}"));
        }
        seen.ShouldBe(600);
    }

    [Test]
    public void An_enumeration_of_a_write_ends_with_it()
    {
        IEnumerator<Account> enumeration = null!;
        Bank.Write(() =>
        {
            Bank.Add(new Account("a"));
            Bank.Add(new Account("b"));
            enumeration = Bank.Accounts.GetEnumerator();
            enumeration.MoveNext().ShouldBeTrue();
        });
        Should.Throw<InvalidOperationException>(() => enumeration.MoveNext()).Message.ShouldContain("ToList()");
        enumeration.Dispose();
    }

    [Test]
    public void An_enumeration_goes_on_while_pages_of_deleted_objects_go()
    {
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        for (var i = 0; i < 2000; i++) bank.Add(new Account($"a{i}"));
        // Published, and settled only when the next writer comes.
        bank.Write(() =>
        {
            foreach (var account in bank.Accounts.Take(1500).ToList()) bank.Delete(account);
        });
        var seen = new List<string>();
        foreach (var account in bank.Accounts)
        {
            seen.Add(account.Email);
            account.Points = 1;
            account.City = "Rome";
        }
        seen.ShouldBe(Enumerable.Range(1500, 500).Select(i => $"a{i}"));
    }

    [Test]
    public void An_enumeration_goes_on_while_a_write_that_has_added_pages_rolls_back()
    {
        for (var i = 0; i < 300; i++) Bank.Add(new Account($"a{i}"));
        using var begun = new ManualResetEventSlim();
        using var rolledBack = new ManualResetEventSlim();
        Task<int> counted = null!;
        Should.Throw<InvalidDataException>(() => Bank.Write(() =>
        {
            for (var i = 0; i < 1000; i++) Bank.Add(new Account($"b{i}"));
            counted = Task.Run(() =>
            {
                var count = 0;
                foreach (var _ in Bank.Accounts)
                {
                    if (count++ != 0) continue;
                    begun.Set();
                    rolledBack.Wait();
                }
                return count;
            });
            begun.Wait();
            throw new InvalidDataException();
        }));
        rolledBack.Set();
        counted.GetAwaiter().GetResult().ShouldBe(300);
    }

    [Test]
    public void An_extent_is_enumerated_without_generics_too()
        => ((System.Collections.IEnumerable)Bank.Accounts).Cast<object>().ShouldBeEmpty();
}
