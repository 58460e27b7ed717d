using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Transactions;

/// <summary>Transactions that are written in several parts, each in a batch of its own.</summary>
public class LargeTransactionTests
{
    const int Letters = 40;
    const int TextLength = 100_000;

    static readonly long[] SegmentSizes = [16 << 10, 8 << 20];

    [TestCaseSource(nameof(SegmentSizes))]
    public void A_large_transaction_is_there_after_a_restart(long segmentSizeBytes)
    {
        using var stored = new BankOnDisk(segmentSizeBytes: segmentSizeBytes);
        stored.Bank.Add(new Account("before"));
        stored.Bank.Write(() => AddLetters(stored.Bank));
        stored.Bank.Add(new Account("after"));

        var bank = stored.Reopen();
        bank.Version.ShouldBe(3);
        bank.Recovery.Transactions.ShouldBe(3);
        bank.Recovery.BytesSkipped.ShouldBe(0);
        bank.Letters.Count.ShouldBe(Letters);
        bank.Letters.ShouldAllBe(letter => letter.Text == TextOf(letter.Number));
        bank.Accounts.ByEmail.Contains("after").ShouldBeTrue();
    }

    [Test]
    public void Large_changes_and_deletions_are_there_after_a_restart()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Write(() => AddLetters(stored.Bank));
        stored.Bank.Write(() =>
        {
            foreach (var letter in stored.Bank.Letters.ToList())
            {
                if (letter.Number % 4 == 0) stored.Bank.Delete(letter);
                else letter.Text += "!";
            }
        });
        var bank = stored.Reopen();
        bank.Letters.Count.ShouldBe(Letters * 3 / 4);
        bank.Letters.ShouldAllBe(letter => letter.Text == TextOf(letter.Number) + "!");
    }

    [Test]
    public void A_large_transaction_that_throws_writes_nothing()
    {
        using var stored = new BankOnDisk();
        var before = stored.Disk.Operations;
        Should.Throw<InvalidDataException>(() => stored.Bank.Write(() =>
        {
            AddLetters(stored.Bank);
            throw new InvalidDataException();
        }));
        stored.Disk.Operations.ShouldBe(before);
        stored.Bank.Documents.ShouldBeEmpty();
    }

    [Test]
    public void A_crash_between_the_parts_leaves_nothing_of_the_transaction()
    {
        long skipped = 0;
        for (var operation = 1; ; operation++)
        {
            using var stored = new BankOnDisk(segmentSizeBytes: 8 << 20);
            stored.Bank.Add(new Account("before"));
            stored.Disk.Faults.PowerCutAt = stored.Disk.Operations + operation;
            try
            {
                stored.Bank.Write(() => AddLetters(stored.Bank));
                break;
            }
            catch (StoreFaultedException)
            {
            }
            // Whatever was written before the power cut survives: the parts, but not the end.
            var disk = stored.Disk.Reboot(Survival.Everything);
            skipped += CheckThatItNeverHappened(disk);
            Should.Throw<StoreFaultedException>(() => stored.Bank.Add(new Account("never")));
        }
        skipped.ShouldBeGreaterThan(5 << 20, "no crash has come between two parts");
    }

    /// <summary>The store goes on behind the abandoned parts, which the next transaction must not complete.</summary>
    static long CheckThatItNeverHappened(SimulatedDisk disk)
    {
        var options = new StoreOptions { Storage = disk, SegmentSizeBytes = 8 << 20 };
        long skipped;
        using (var bank = Bank.Open(options))
        {
            skipped = bank.Recovery.BytesSkipped;
            if (bank.Letters.Count == Letters) return 0;
            (bank.Version, bank.Letters.Count, bank.Accounts.Count).ShouldBe((1, 0, 1));
        }
        for (var i = 0; i < 2; i++)
        {
            using var bank = Bank.Open(options);
            bank.Recovery.BytesSkipped.ShouldBe(skipped);
            bank.Add(new Letter { Number = i, Text = "short" });
            bank.Version.ShouldBe(i + 2);
        }
        using (var bank = Bank.Open(options)) bank.Letters.Select(letter => letter.Text).ShouldBe(["short", "short"]);
        return skipped;
    }

    static void AddLetters(Bank bank)
    {
        for (var i = 0; i < Letters; i++) bank.Add(new Letter { Number = i, Text = TextOf(i) });
    }

    static string TextOf(int number) => new((char)('a' + number % 26), TextLength);
}
