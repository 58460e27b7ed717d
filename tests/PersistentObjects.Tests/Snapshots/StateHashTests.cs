using PersistentObjects.Testing;
using PersistentObjects.Tests.Backups;
using PersistentObjects.Tests.References;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>Equal contents have equal hashes, however they came about.</summary>
public class StateHashTests
{
    [Test]
    public void The_example_of_the_format_has_the_hash_that_is_written_there()
    {
        var (number, text) = (Row.SmallNumber("N"), Row.NullableText("B"));
        using var store = RowStore.Open(new SimulatedDisk(), Row.Class("T", number, text));
        var rows = Enumerable.Range(0, 3).Select(_ => store.Add(new Row())).ToList();
        store.Write(() =>
        {
            number.Set(rows[0], -1);
            text.Set(rows[0], "x");
            number.Set(rows[2], 5);
            text.Set(rows[2], null);
            store.Delete(rows[1]);
        });
        store.ComputeStateHash().ShouldBe("f688c113c214a86a84dec36af7b7418f375ed9e42ed88e5fd327564294dfb929");
    }

    [Test]
    public void A_restart_from_log_or_snapshot_and_a_backup_keep_it()
    {
        using var stored = new StoreOfSnapshots();
        var empty = stored.Bank.ComputeStateHash();
        stored.AddAccounts(300);
        stored.Bank.Accounts.ByEmail["a7"].Owner = new Customer { Name = "Ann" };
        var hash = stored.Bank.ComputeStateHash();
        hash.ShouldMatch("^[0-9a-f]{64}$");
        hash.ShouldNotBe(empty);

        stored.Reopen().ComputeStateHash().ShouldBe(hash, "from the log");
        stored.Snapshot();
        stored.Reopen().ComputeStateHash().ShouldBe(hash, "from a snapshot");
        stored.Bank.Recovery.Transactions.ShouldBe(0);
        var target = new SimulatedDisk();
        BackedUpBank.Wait(stored.Bank.BackupAsync(target));
        using var backup = BackedUpBank.Open(target);
        backup.ComputeStateHash().ShouldBe(hash, "a backup");

        backup.Accounts.ByEmail["a7"].Points++;
        backup.ComputeStateHash().ShouldNotBe(hash);
        backup.Accounts.ByEmail["a7"].Points--;
        backup.ComputeStateHash().ShouldBe(hash, "versions don't count");
    }

    [Test]
    public void Neither_the_order_of_transactions_nor_their_size_counts([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var states = Enumerable.Range(0, random.Next(1, 600)).Select(i => new Wanted($"e{i}", random.Next(3) == 0 ? null : $"c{random.Next(9)}", random.Next(), random.Next(-9, 9) / 4m, random.Next(10) == 0)).ToArray();
        using var one = Bank.InMemory();
        // The same ids: pages of them are given out to classes in turn.
        one.Add(states[0].Create());
        var letter = one.Add(new Letter());
        one.Write(() =>
        {
            one.Delete(letter);
            foreach (var state in states.Skip(1)) one.Add(state.Create());
            foreach (var (account, state) in one.Accounts.Zip(states).ToList())
            {
                if (state.IsGone) one.Delete(account);
            }
        });
        var options = new StoreOptions { Storage = new SimulatedDisk(), SegmentSizeBytes = 8192, Durability = Durability.Relaxed };
        using (var other = Bank.Open(options))
        {
            BuildInPieces(other, states, random);
            other.ComputeStateHash().ShouldBe(one.ComputeStateHash());
            if (random.Next(2) == 0) BackedUpBank.Wait(other.SnapshotAsync());
        }
        using var reopened = Bank.Open(options);
        reopened.ComputeStateHash().ShouldBe(one.ComputeStateHash());
        reopened.Add(new Letter());
        reopened.ComputeStateHash().ShouldNotBe(one.ComputeStateHash());
    }

    [Test]
    public void A_deleted_object_that_is_still_referred_to_is_its_id_before_and_after_a_restart()
    {
        using var stored = new StoreOfSnapshots();
        var bank = stored.Bank;
        var (first, second) = (bank.Add(new Customer()), bank.Add(new Customer()));
        var account = bank.Add(new Account("a") { Owner = first });
        bank.DeleteLeavingReferences(first);
        var refersToFirst = bank.ComputeStateHash();
        stored.Reopen().ComputeStateHash().ShouldBe(refersToFirst, "from the log");
        stored.Snapshot();
        stored.Reopen().ComputeStateHash().ShouldBe(refersToFirst, "from a snapshot");
        stored.Snapshot();
        stored.Reopen().ComputeStateHash().ShouldBe(refersToFirst, "from a snapshot of that");

        bank = stored.Bank;
        account = bank.Accounts.ShouldHaveSingleItem();
        account.Owner = null;
        var refersToNone = bank.ComputeStateHash();
        account.Owner = bank.Customers.ShouldHaveSingleItem();
        bank.DeleteLeavingReferences(account.Owner);
        var refersToSecond = bank.ComputeStateHash();
        new[] { refersToFirst, refersToNone, refersToSecond }.Distinct().Count().ShouldBe(3);
        stored.Reopen().ComputeStateHash().ShouldBe(refersToSecond);
    }

    [Test]
    public void A_scope_and_a_view_have_the_hash_of_their_version_while_writers_go_on()
    {
        using var bank = Bank.InMemory();
        for (var i = 0; i < 500; i++) bank.Add(new Account($"a{i}"));
        var before = bank.ComputeStateHash();
        using var stopping = new CancellationTokenSource();
        using var view = bank.OpenView();
        var hashes = new List<string>();
        var writer = Task.Run(() =>
        {
            for (var i = 0; !stopping.IsCancellationRequested; i++)
            {
                bank.Write(() =>
                {
                    bank.Accounts.ByEmail[$"a{i % 400}"].Points++;
                    bank.Add(new Account($"new{i}"));
                    if (bank.Accounts.ByEmail.Find($"a{499 - i}") is { } deleted && i < 50) bank.Delete(deleted);
                });
            }
        });
        while (hashes.Count < 20 || bank.Version < 600)
        {
            using (view.Enter()) hashes.Add(bank.ComputeStateHash());
        }
        stopping.Cancel();
        writer.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue();
        hashes.ShouldAllBe(hash => hash == before);
        using (bank.BeginRead())
        {
            var seen = bank.ComputeStateHash();
            bank.Add(new Account("later"));
            bank.ComputeStateHash().ShouldBe(seen);
            seen.ShouldNotBe(before);
        }
    }

    [Test]
    public void It_is_not_computed_inside_a_write_transaction()
    {
        using var bank = Bank.InMemory();
        bank.Write(() => Should.Throw<InvalidOperationException>(() => bank.ComputeStateHash()));
    }

    static void BuildInPieces(Bank bank, Wanted[] states, Random random)
    {
        var accounts = new List<Account>();
        var letters = new List<Letter>();
        for (var done = 0; done < states.Length;)
        {
            var count = Math.Min(states.Length - done, random.Next(1, 50));
            bank.Write(() =>
            {
                for (var i = 0; i < count; i++) accounts.Add(bank.Add(new Account(states[done + i].Email) { Points = -1, City = "elsewhere" }));
            });
            done += count;
            // Others come and go, and a transaction that fails takes ids that are given out again.
            letters.Add(bank.Add(new Letter { Number = done }));
            Should.Throw<TimeoutException>(() => bank.Write(() =>
            {
                bank.Add(new Account("nobody"));
                throw new TimeoutException();
            }));
        }
        var order = Enumerable.Range(0, states.Length).ToArray();
        random.Shuffle(order);
        foreach (var i in order)
        {
            if (states[i].IsGone) bank.Delete(accounts[i]);
            else states[i].Set(accounts[i], random);
        }
        foreach (var letter in letters) bank.Delete(letter);
    }

    sealed record Wanted(string Email, string? City, long Points, decimal Balance, bool IsGone)
    {
        public Account Create() => new(Email) { City = City, Points = Points, Balance = Balance };

        public void Set(Account account, Random random)
        {
            Action[] setters = [() => account.City = City, () => account.Points = Points, () => account.Balance = Balance];
            random.Shuffle(setters);
            foreach (var set in setters) set();
        }
    }
}
