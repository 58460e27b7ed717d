using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes;

public class UniqueIndexTests : BankFixture
{
    [Test]
    public void An_object_is_found_by_its_key()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Accounts.ByEmail.Find("a").ShouldBeSameAs(a);
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(a);
        Bank.Accounts.ByEmail.Contains("a").ShouldBeTrue();
        Bank.Accounts.ByEmail.TryGet("a", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(a);
    }

    [Test]
    public void A_key_that_nobody_has_finds_nothing_and_the_indexer_throws()
    {
        Bank.Accounts.ByEmail.Find("x").ShouldBeNull();
        Bank.Accounts.ByEmail.Contains("x").ShouldBeFalse();
        Bank.Accounts.ByEmail.TryGet("x", out _).ShouldBeFalse();
        var message = Should.Throw<KeyNotFoundException>(() => Bank.Accounts.ByEmail["x"]).Message;
        message.ShouldBe("No Account has Email 'x'.");
    }

    [Test]
    public void A_second_object_with_the_key_is_refused()
    {
        var a = Bank.Add(new Account("a"));
        var violation = Should.Throw<UniqueViolationException>(() => Bank.Add(new SavingsAccount("a")));
        violation.ClassName.ShouldBe("PersistentObjects.Tests.Store.Account");
        (violation.Property, violation.Value).ShouldBe(("Email", "a"));
        violation.Holder.ShouldBeSameAs(a);
        violation.Message.ShouldContain("Account.Email must be unique");

        var b = Bank.Add(new Account("b"));
        Should.Throw<UniqueViolationException>(() => b.Email = "a").Holder.ShouldBeSameAs(a);
        b.Email.ShouldBe("b");
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(a);
        Bank.Version.ShouldBe(2);
    }

    [Test]
    public void Two_new_objects_with_one_key_are_refused()
    {
        Should.Throw<UniqueViolationException>(() => Bank.Write(() =>
        {
            Bank.Add(new Account("a"));
            Bank.Add(new Account("a"));
        }));
        Bank.Accounts.Count.ShouldBe(0);
    }

    [Test]
    public void Two_objects_swap_their_keys_in_one_write()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        Bank.Write(() =>
        {
            (a.Email, b.Email) = (b.Email, a.Email);
            Bank.Accounts.ByEmail["a"].ShouldBeSameAs(b);
        });
        (a.Email, b.Email).ShouldBe(("b", "a"));
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(b);
        Bank.Accounts.ByEmail["b"].ShouldBeSameAs(a);
        Should.Throw<UniqueViolationException>(() => a.Email = "a");
    }

    [Test]
    public void A_key_goes_from_a_deleted_object_to_another_in_one_write()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b"));
        Bank.Write(() =>
        {
            b.Email = "a";
            Bank.Delete(a);
        });
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(b);
        Bank.Accounts.ByEmail.Find("b").ShouldBeNull();
    }

    [Test]
    public void Many_objects_may_have_no_key()
    {
        for (var i = 0; i < 3; i++) Bank.Add(new Account($"a{i}"));
        Bank.Accounts.ByIban.Find(null).ShouldBeNull();
        Bank.Accounts.ByIban.Contains(null).ShouldBeFalse();
        var a = Bank.Accounts.ByEmail["a0"];
        a.Iban = "DE1";
        Bank.Accounts.ByIban.Find("DE1").ShouldBeSameAs(a);
        Should.Throw<UniqueViolationException>(() => Bank.Accounts.ByEmail["a1"].Iban = "DE1");
        a.Iban = null;
        Bank.Accounts.ByIban.Find("DE1").ShouldBeNull();
        Bank.Accounts.ByEmail["a1"].Iban = "DE1";
    }

    [Test]
    public void A_subclass_s_extent_finds_its_own_objects_only()
    {
        var a = Bank.Add(new Account("a"));
        var s = Bank.Add(new SavingsAccount("s"));
        Bank.Savings.ByEmail.Find("a").ShouldBeNull();
        Bank.Savings.ByEmail["s"].ShouldBeSameAs(s);
        Bank.Accounts.ByEmail["s"].ShouldBeSameAs(s);
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(a);
    }

    [Test]
    public void Keys_are_unique_among_all_subclasses()
    {
        Bank.Add(new Letter { Number = 1 });
        Should.Throw<UniqueViolationException>(() => Bank.Add(new Invoice { Number = 1 })).ClassName.ShouldEndWith("Document");
        Bank.Documents.ByNumber[1].ShouldBeOfType<Letter>();
    }

    [Test]
    public void A_key_that_changes_and_comes_back_in_one_write_is_free_of_traces()
    {
        var a = Bank.Add(new Account("a"));
        Bank.Write(() =>
        {
            a.Email = "b";
            a.Email = "c";
            a.Email = "a";
            a.Points = 1;
        });
        Bank.Accounts.ByEmail["a"].ShouldBeSameAs(a);
        Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes[0].CandidateCount.ShouldBe(1);
        Bank.Add(new Account("b"));
    }

    [Test]
    public void Ten_thousand_keys_come_and_go()
    {
        Bank.Write(() =>
        {
            for (var i = 0; i < 10_000; i++) Bank.Add(new Account($"a{i}"));
        });
        Bank.Write(() =>
        {
            foreach (var account in Bank.Accounts.ToList())
            {
                if (account.Id.Value % 2 == 0) Bank.Delete(account);
                else account.Email = "x" + account.Email;
            }
        });
        for (var i = 0; i < 10_000; i++)
        {
            Bank.Accounts.ByEmail.Find($"a{i}").ShouldBeNull();
            (Bank.Accounts.ByEmail.Find($"xa{i}") is not null).ShouldBe(i % 2 == 0);
        }
        Bank.Write(() => { });
        Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes[0].CandidateCount.ShouldBe(5000);
    }
}
