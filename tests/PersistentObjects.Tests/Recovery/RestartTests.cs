using PersistentObjects.Tests.References;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Recovery;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RestartTests
{
    readonly BankOnDisk _stored = new();

    [TearDown]
    public void CloseStore() => _stored.Dispose();

    [Test]
    public void User_constructors_do_not_run_and_initializers_do()
    {
        var a = _stored.Bank.Add(new Account("a"));
        a.WasConstructed.ShouldBeTrue();
        a = _stored.Reopen().Accounts.ByEmail["a"];
        a.WasConstructed.ShouldBeFalse();
        a.Initialized.ShouldBe("by its initializer");
    }

    [Test]
    public void Values_win_over_initializers()
    {
        _stored.Bank.Add(new Account("a") { Tier = Tier.Basic });
        _stored.Bank.Add(new Account("b"));
        var bank = _stored.Reopen();
        bank.Accounts.ByEmail["a"].Tier.ShouldBe(Tier.Basic);
        bank.Accounts.ByEmail["b"].Tier.ShouldBe(Tier.Gold);
    }

    [Test]
    public void References_come_back_null_self_and_in_cycles()
    {
        var ann = new Customer { Name = "Ann" };
        var bob = new Customer { Name = "Bob", Partner = ann };
        ann.Partner = bob;
        ann.Main = new Account("ann") { Owner = ann };
        var cid = new Customer { Name = "Cid" };
        cid.Partner = cid;
        _stored.Bank.Add(ann);
        _stored.Bank.Add(cid);

        var customers = _stored.Reopen().Customers.ToDictionary(c => c.Name);
        customers["Ann"].Partner.ShouldBeSameAs(customers["Bob"]);
        customers["Bob"].Partner.ShouldBeSameAs(customers["Ann"]);
        customers["Cid"].Partner.ShouldBeSameAs(customers["Cid"]);
        customers["Ann"].Main!.Owner.ShouldBeSameAs(customers["Ann"]);
        customers["Bob"].Main.ShouldBeNull();
        _stored.Bank.Accounts.ByOwner[customers["Ann"]].ShouldBe([customers["Ann"].Main!]);
    }

    [Test]
    public void Objects_keep_their_classes()
    {
        _stored.Bank.Add(new SavingsAccount("s", 2.5));
        _stored.Bank.Add(new Account("a"));
        _stored.Bank.Add(new Invoice { Number = 1, Total = 9.90m });
        _stored.Bank.Add(new Letter { Number = 2, Text = "hi" });
        var bank = _stored.Reopen();
        bank.Accounts.ByEmail["s"].ShouldBeOfType<SavingsAccount>().Rate.ShouldBe(2.5);
        bank.Accounts.ByEmail["a"].GetType().ShouldBe(typeof(Account));
        bank.Documents.ByNumber[1].ShouldBeOfType<Invoice>().Total.ShouldBe(9.90m);
        bank.Letters.ShouldHaveSingleItem().Text.ShouldBe("hi");
    }

    [Test]
    public void Versions_come_back()
    {
        var a = _stored.Bank.Add(new Account("a"));
        var b = _stored.Bank.Add(new Account("b"));
        a.Points = 1;
        _stored.Bank.Write(() =>
        {
            b.City = "Rome";
            a.City = "Rome";
            b.City = null;
        });
        _stored.Bank.Add(new Account("c"));
        var versions = _stored.Bank.Accounts.Select(account => account.Version).ToList();
        versions.ShouldBe([4, 2, 5]);
        var bank = _stored.Reopen();
        bank.Accounts.Select(account => account.Version).ShouldBe(versions);
        bank.Version.ShouldBe(5);
    }

    [Test]
    public void Deletions_come_back()
    {
        var owner = _stored.Bank.Add(new Customer());
        var a = _stored.Bank.Add(new Account("a") { Owner = owner });
        _stored.Bank.Delete(_stored.Bank.Add(new Account("b")));
        _stored.Bank.DeleteLeavingReferences(owner);
        a.Points = 3;

        var bank = _stored.Reopen();
        bank.Customers.Count.ShouldBe(0);
        a = bank.Accounts.ShouldHaveSingleItem();
        a.Points.ShouldBe(3);
        var gone = a.Owner.ShouldNotBeNull();
        gone.IsDeleted.ShouldBeTrue();
        gone.Id.ShouldBe(owner.Id);
        Should.Throw<ObjectDeletedException>(() => gone.Name);
        a.Owner = null;
        _stored.Reopen().Accounts.ByEmail["a"].Owner.ShouldBeNull();
    }

    [Test]
    public void Recovered_objects_are_settled_and_indexed()
    {
        for (var i = 0; i < 600; i++) _stored.Bank.Add(new Account($"a{i}") { City = $"c{i % 3}" });
        var bank = _stored.Reopen();
        bank.Accounts.ShouldAllBe(account => account.Sidecar == null);
        bank.Accounts.ByCity["c1"].Count.ShouldBe(200);
        bank.Accounts.ByCity["c1"].First().City = "c2";
        bank.Accounts.ByCity["c2"].Count.ShouldBe(201);
        Should.Throw<UniqueViolationException>(() => bank.Add(new Account("a7")));
    }

    [Test]
    public void A_store_goes_on_after_many_restarts()
    {
        for (var round = 0; round < 10; round++)
        {
            var bank = _stored.Reopen();
            bank.Version.ShouldBe(2 * round);
            bank.Add(new Account($"a{round}"));
            bank.Write(() =>
            {
                foreach (var account in bank.Accounts) account.Points += 1;
            });
        }
        _stored.Reopen().Accounts.Select(account => account.Points).ShouldBe([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    }
}
