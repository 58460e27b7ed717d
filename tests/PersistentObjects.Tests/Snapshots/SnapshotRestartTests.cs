using PersistentObjects.Testing;
using PersistentObjects.Tests.References;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SnapshotRestartTests
{
    readonly StoreOfSnapshots _stored = new();

    [TearDown]
    public void CloseStore() => _stored.Dispose();

    [Test]
    public void A_store_starts_from_its_newest_snapshot_and_the_log_behind_it()
    {
        _stored.AddAccounts(20);
        var info = _stored.Snapshot();
        (info.Version, info.Objects).ShouldBe((20, 20));
        _stored.AddAccounts(3);

        var bank = _stored.Reopen();
        var report = bank.Recovery;
        (report.Version, report.Objects, report.Transactions).ShouldBe((23, 23, 3));
        (report.SnapshotVersion, report.SnapshotObjects, report.SnapshotBytes, report.SnapshotFile).ShouldBe((20, 20, info.Bytes, info.File));
        report.SkippedSnapshots.ShouldBeEmpty();
        report.ToString().ShouldStartWith("23 objects at version 23: loaded 20 objects from the snapshot of version 20 (");
        bank.Accounts.Select(a => (a.Email, a.Version)).ShouldBe(Enumerable.Range(0, 23).Select(i => ($"a{i}", i + 1L)));
    }

    [Test]
    public void Classes_references_and_cycles_come_back()
    {
        var ann = new Customer { Name = "Ann" };
        var bob = new Customer { Name = "Bob", Partner = ann };
        ann.Partner = bob;
        ann.Main = new SavingsAccount("ann", 2.5) { Owner = ann };
        _stored.Bank.Add(ann);
        _stored.Bank.Add(new Invoice { Number = 1, Total = 9.90m, Payer = bob });
        _stored.Bank.Add(new Letter { Number = 2, Text = "hi" });
        _stored.Bank.Add(new Account("plain") { Tier = Tier.Basic });
        _stored.Snapshot();

        var bank = _stored.Reopen();
        bank.Recovery.Transactions.ShouldBe(0);
        var customers = bank.Customers.ToDictionary(c => c.Name);
        customers["Ann"].Partner.ShouldBeSameAs(customers["Bob"]);
        customers["Bob"].Partner.ShouldBeSameAs(customers["Ann"]);
        var main = customers["Ann"].Main.ShouldBeOfType<SavingsAccount>();
        (main.Rate, main.WasConstructed, main.Initialized).ShouldBe((2.5, false, "by its initializer"));
        main.Owner.ShouldBeSameAs(customers["Ann"]);
        bank.Accounts.ByOwner[customers["Ann"]].ShouldBe([main]);
        bank.Documents.ByNumber[1].ShouldBeOfType<Invoice>().Payer.ShouldBeSameAs(customers["Bob"]);
        bank.Letters.ShouldHaveSingleItem().Text.ShouldBe("hi");
        bank.Accounts.ByEmail["plain"].Tier.ShouldBe(Tier.Basic);
        bank.Accounts.ShouldAllBe(account => account.Sidecar == null);
        bank.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void A_deleted_object_that_is_still_referred_to_is_deleted_afterwards_too()
    {
        var owner = _stored.Bank.Add(new Customer());
        var a = _stored.Bank.Add(new Account("a") { Owner = owner });
        _stored.Bank.Add(new Account("b") { Owner = owner });
        _stored.Bank.DeleteLeavingReferences(owner);
        _stored.Snapshot();

        // The second time it is a ghost that a snapshot has brought back.
        for (var restart = 0; restart < 2; restart++)
        {
            var bank = _stored.Reopen();
            bank.Recovery.Transactions.ShouldBe(0);
            bank.Customers.Count.ShouldBe(0);
            bank.Customers.Find(owner.Id).ShouldBeNull();
            var gone = bank.Accounts.ByEmail["a"].Owner.ShouldNotBeNull();
            (gone.IsDeleted, gone.Id).ShouldBe((true, owner.Id));
            bank.Accounts.ByEmail["b"].Owner.ShouldBeSameAs(gone);
            Should.Throw<ObjectDeletedException>(() => gone.Name);
            bank.Accounts.ByOwner[gone].Count.ShouldBe(2);
            bank.Accounts.ByEmail["a"].Points += 1;
            _stored.Snapshot();
        }
        _stored.Bank.Accounts.ByEmail["a"].Owner = null;
        _stored.Bank.Accounts.ByEmail["b"].Owner = null;
        _stored.Reopen().Accounts.ByEmail["a"].Owner.ShouldBeNull();
        a.Owner.ShouldBeSameAs(owner);
    }

    [Test]
    public void Ids_are_not_used_again_when_the_objects_that_had_them_are_gone()
    {
        var ids = new List<long>();
        for (var i = 0; i < 300; i++) ids.Add(_stored.Bank.Add(new Letter { Number = i }).IdValue);
        for (var i = 0; i < 5; i++) ids.Add(_stored.Bank.Add(new Account($"a{i}")).IdValue);
        // Alone on the last page, of which the snapshot knows no object.
        ids.Add(_stored.Bank.Add(new Customer()).IdValue);
        _stored.Bank.Write(() =>
        {
            _stored.Bank.Delete(_stored.Bank.Customers.Single());
            foreach (var letter in _stored.Bank.Letters.ToList()) _stored.Bank.Delete(letter);
            foreach (var account in _stored.Bank.Accounts.Skip(3).ToList()) _stored.Bank.Delete(account);
        });
        _stored.Bank.WaitUntilSettled();
        _stored.Snapshot();

        var bank = _stored.Reopen();
        ids.ShouldNotContain(bank.Add(new Letter { Number = 1000 }).IdValue);
        ids.ShouldNotContain(bank.Add(new Account("new")).IdValue);
        ids.ShouldNotContain(bank.Add(new Customer()).IdValue);
        _stored.Reopen().Letters.ShouldHaveSingleItem().Number.ShouldBe(1000);
    }

    [Test]
    public void Ids_are_those_that_the_whole_log_would_have_given_so_that_it_can_still_be_read()
    {
        _stored.Options = _stored.Options with { SnapshotsKept = 2 };
        for (var i = 0; i < 600; i++) _stored.Bank.Add(new Letter { Number = i });
        _stored.Bank.Write(() => _stored.Bank.Letters.ToList().ForEach(_stored.Bank.Delete));
        _stored.Bank.WaitUntilSettled();
        _stored.Snapshot();
        _stored.Reopen();
        _stored.Bank.Add(new Letter { Number = 1 });
        _stored.Bank.Add(new Customer());
        _stored.Bank.Add(new Letter { Number = 2 });
        SnapshotFiles.DamageSnapshot(_stored.Disk, 601);
        var bank = _stored.Reopen();
        bank.Recovery.SkippedSnapshots.Count.ShouldBe(1);
        bank.Letters.Select(l => l.Number).ShouldBe([1, 2]);
    }

    [Test]
    public void Objects_are_enumerated_in_the_same_order_as_before()
    {
        for (var i = 0; i < 1000; i++)
        {
            if (i % 3 == 0) _stored.Bank.Add(new SavingsAccount($"s{i}"));
            else _stored.Bank.Add(new Account($"a{i}"));
            if (i % 5 == 0) _stored.Bank.Delete(_stored.Bank.Accounts.First());
        }
        var emails = _stored.Bank.Accounts.Select(a => (a.Email, a.IdValue, a.Version)).ToList();
        _stored.Snapshot();
        _stored.Reopen().Accounts.Select(a => (a.Email, a.IdValue, a.Version)).ShouldBe(emails);
        _stored.Bank.Recovery.Transactions.ShouldBe(0);
    }

    [Test]
    public void A_large_store_is_written_in_many_blocks()
    {
        _stored.Bank.Write(() =>
        {
            for (var i = 0; i < 3000; i++) _stored.Bank.Add(new Letter { Number = i, Text = new string((char)('a' + (i % 26)), i) });
        });
        _stored.Snapshot().Bytes.ShouldBeGreaterThan(4_000_000);
        var bank = _stored.Reopen();
        bank.Letters.Select(letter => letter.Number).ShouldBe(Enumerable.Range(0, 3000));
        bank.Letters.ShouldAllBe(letter => letter.Text == new string((char)('a' + (letter.Number % 26)), letter.Number));
    }

    [Test]
    public void An_object_may_be_larger_than_a_block()
    {
        _stored.Bank.Add(new Letter { Number = 1, Text = new string('x', 3_000_000) });
        _stored.Bank.Add(new Letter { Number = 2, Text = "small" });
        _stored.Snapshot();
        _stored.Reopen().Letters.Select(letter => letter.Text!.Length).ShouldBe([3_000_000, 5]);
    }

    [Test]
    public void A_store_without_objects_and_one_without_transactions_have_snapshots_too()
    {
        (_stored.Snapshot() is { Version: 0, Objects: 0 }).ShouldBeTrue();
        _stored.Reopen().Version.ShouldBe(0);
        _stored.Bank.Delete(_stored.Bank.Add(new Account("a")));
        _stored.Snapshot().Version.ShouldBe(2);
        _stored.Reopen().Version.ShouldBe(2);
        _stored.Bank.Accounts.ShouldBeEmpty();
    }

    [Test]
    public void What_a_relaxed_store_has_published_is_in_the_snapshot_and_in_the_log()
    {
        using var stored = new StoreOfSnapshots(new StoreOptions { Durability = Durability.Relaxed });
        var a = stored.Bank.Add(new Account("a"));
        a.Points = 7;
        stored.Snapshot().Version.ShouldBe(2);
        a.Points = 8;
        var bank = stored.Crash(Survival.Nothing);
        bank.Version.ShouldBe(2);
        bank.Accounts.ByEmail["a"].Points.ShouldBe(7);
        bank.Recovery.SnapshotVersion.ShouldBe(2);
    }

    [Test]
    public void A_store_goes_on_after_many_snapshots_and_restarts()
    {
        for (var round = 0; round < 10; round++)
        {
            var bank = _stored.Reopen();
            bank.Version.ShouldBe(2 * round);
            bank.Add(new Account($"a{round}"));
            if (round % 3 < 2) _stored.Snapshot();
            bank.Write(() =>
            {
                foreach (var account in bank.Accounts) account.Points += 1;
            });
        }
        _stored.Reopen().Accounts.Select(account => account.Points).ShouldBe([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    }
}
