using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes;

public class EqualityIndexTests : BankFixture
{
    [Test]
    public void All_objects_with_a_key_are_found_in_the_order_of_their_ids()
    {
        for (var i = 0; i < 500; i++) Bank.Add(new Account($"a{i}") { Tier = (Tier)(i % 3) });
        // Objects that get the key later lie between those that had it.
        foreach (var account in Bank.Accounts.Where(a => a.Id.Value % 7 == 0).ToList()) account.Tier = Tier.Platinum;
        var expected = Bank.Accounts.Where(a => a.Tier == Tier.Platinum).OrderBy(a => a.Id).ToList();
        Bank.Accounts.ByTier[Tier.Platinum].ShouldBe(expected);
        Bank.Accounts.ByTier.Count(Tier.Platinum).ShouldBe(expected.Count);
        Bank.Accounts.ByTier[Tier.Platinum].Count.ShouldBe(expected.Count);
    }

    [Test]
    public void A_key_that_nobody_has_has_no_matches()
    {
        Bank.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();
        Bank.Accounts.ByTier.Contains(Tier.Gold).ShouldBeFalse();
        Bank.Accounts.ByTier.Count((Tier)99).ShouldBe(0);
    }

    [Test]
    public void Null_is_a_key()
    {
        var a = Bank.Add(new Account("a"));
        var b = Bank.Add(new Account("b") { City = "Bonn" });
        Bank.Accounts.ByCity[null].ShouldBe([a]);
        Bank.Accounts.ByCity.Contains(null).ShouldBeTrue();
        b.City = null;
        Bank.Accounts.ByCity[null].ShouldBe([a, b]);
        a.City = "";
        Bank.Accounts.ByCity[null].ShouldBe([b]);
        Bank.Accounts.ByCity[""].ShouldBe([a]);
    }

    [Test]
    public void Objects_are_keys()
    {
        var (ann, bob) = (new Customer(), new Customer());
        var a = Bank.Add(new Account("a") { Owner = ann });
        var b = Bank.Add(new Account("b") { Owner = bob });
        Bank.Accounts.ByOwner[ann].ShouldBe([a]);
        b.Owner = ann;
        Bank.Accounts.ByOwner[ann].ShouldBe([a, b]);
        Bank.Accounts.ByOwner[bob].ShouldBeEmpty();
        Bank.Accounts.ByOwner[null].ShouldBeEmpty();
    }

    [Test]
    public void Keys_that_compare_as_equal_are_one_key()
    {
        var a = Bank.Add(new SavingsAccount("a", 0.0));
        var b = Bank.Add(new SavingsAccount("b", -0.0));
        var c = Bank.Add(new SavingsAccount("c", double.NaN));
        Bank.Savings.ByRate[0.0].ShouldBe([a, b]);
        Bank.Savings.ByRate[double.NaN].ShouldBe([c]);
        a.Rate = -0.0;
        BitConverter.DoubleToInt64Bits(a.Rate).ShouldBe(BitConverter.DoubleToInt64Bits(-0.0));
        Bank.Savings.ByRate[-0.0].ShouldBe([a, b]);
        Bank.Version.ShouldBe(4);
    }

    [Test]
    public void A_subclass_s_extent_yields_its_own_objects_only()
    {
        var a = Bank.Add(new Account("a"));
        var s = Bank.Add(new SavingsAccount("s"));
        Bank.Savings.ByTier[Tier.Gold].ShouldBe([s]);
        Bank.Accounts.ByTier[Tier.Gold].ShouldBe([a, s], ignoreOrder: true);
        Bank.Accounts.ByTier.Count(Tier.Gold).ShouldBe(2);
    }

    [Test]
    public void Matches_are_looked_up_when_they_are_enumerated()
    {
        var gold = Bank.Accounts.ByTier[Tier.Gold];
        var a = Bank.Add(new Account("a"));
        gold.ShouldBe([a]);
        a.Tier = Tier.Basic;
        gold.ShouldBeEmpty();
    }

    [Test]
    public void An_enumeration_goes_on_while_all_of_its_matches_change()
    {
        for (var i = 0; i < 300; i++) Bank.Add(new Account($"a{i}"));
        var seen = 0;
        foreach (var account in Bank.Accounts.ByTier[Tier.Gold])
        {
            account.Id.Value.ShouldBe(++seen);
            account.Tier = Tier.Basic;
            Bank.Add(new Account($"b{seen}"));
            if (seen < 300) Bank.Accounts.Find(new ObjectId(seen + 1))!.Tier = Tier.Platinum;
        }
        seen.ShouldBe(300);
        Bank.Accounts.ByTier[Tier.Basic].Count.ShouldBe(300);
        Bank.Accounts.ByTier[Tier.Gold].Count.ShouldBe(300);
    }

    [Test]
    public void An_enumeration_inside_a_write_goes_on_while_its_matches_change()
    {
        for (var i = 0; i < 300; i++) Bank.Add(new Account($"a{i}"));
        Bank.Write(() =>
        {
            foreach (var account in Bank.Accounts.ByTier[Tier.Gold]) account.Tier = Tier.Basic;
            Bank.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();
            OnAnotherThread(() => Bank.Accounts.ByTier[Tier.Gold].Count).ShouldBe(300);
        });
        Bank.Accounts.ByTier[Tier.Basic].Count.ShouldBe(300);
    }

    [Test]
    public void An_enumeration_goes_on_while_its_matches_are_deleted()
    {
        for (var i = 0; i < 200; i++) Bank.Add(new Account($"a{i}"));
        var seen = 0;
        foreach (var account in Bank.Accounts.ByTier[Tier.Gold])
        {
            seen++;
            Bank.Delete(account);
        }
        seen.ShouldBe(200);
        Bank.Accounts.ByTier[Tier.Gold].ShouldBeEmpty();
        Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes.Sum(index => index.CandidateCount).ShouldBe(0);
    }

    [Test]
    public void An_enumeration_of_a_write_ends_with_it()
    {
        IEnumerator<Account> enumeration = null!;
        Bank.Write(() =>
        {
            Bank.Add(new Account("a"));
            Bank.Add(new Account("b"));
            enumeration = Bank.Accounts.ByTier[Tier.Gold].GetEnumerator();
            enumeration.MoveNext().ShouldBeTrue();
        });
        Should.Throw<InvalidOperationException>(() => enumeration.MoveNext());
        enumeration.Dispose();
    }

    [Test]
    public void A_hundred_thousand_objects_may_have_one_key()
    {
        const int Count = 100_000;
        using var bank = Bank.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        bank.Write(() =>
        {
            for (var i = 0; i < Count; i++) bank.Add(new Letter { Number = i });
        });
        bank.Documents.ByUrgent[false].Count.ShouldBe(Count);
        var letters = bank.Letters.ToArray();
        foreach (var letter in letters.Where((_, i) => i % 10 == 3)) letter.Urgent = true;
        bank.Documents.ByUrgent[true].Count.ShouldBe(Count / 10);
        bank.Letters.ByUrgent[false].ShouldBe(letters.Where((_, i) => i % 10 != 3));
        bank.Write(() =>
        {
            foreach (var letter in letters) bank.Delete(letter);
        });
        bank.Documents.ByUrgent[false].ShouldBeEmpty();
    }
}
