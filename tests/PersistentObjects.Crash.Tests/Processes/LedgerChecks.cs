using PersistentObjects.Crash.Tests.Writer;

namespace PersistentObjects.Crash.Tests.Processes;

/// <summary>What must hold for a ledger whenever it is opened: no transaction of any writer is there in part.</summary>
static class LedgerChecks
{
    /// <summary>Checks it, and returns the number of each writer's last transaction.</summary>
    public static long[] LastTransactions(Ledger ledger)
    {
        if (ledger.Accounts.Count == 0)
        {
            ledger.Counters.ShouldBeEmpty();
            ledger.Entries.ShouldBeEmpty();
            return new long[Ledger.Writers];
        }
        ledger.Accounts.Select(account => account.Number).ShouldBe(Enumerable.Range(0, Account.Count));
        ledger.Accounts.Sum(account => account.Balance).ShouldBe(Account.Count * Account.InitialBalance);
        ledger.Counters.Count.ShouldBe(Ledger.Writers);
        return [.. Enumerable.Range(0, Ledger.Writers).Select(writer => LastTransaction(ledger, writer))];
    }

    static long LastTransaction(Ledger ledger, int writer)
    {
        var counter = ledger.Counters.ByWriter[writer];
        counter.First.ShouldBe(counter.Last);
        var first = Math.Max(1, counter.Last - Entry.Kept + 1);
        var entries = ledger.Entries.Where(entry => entry.Writer == writer).OrderBy(entry => entry.Number).ToList();
        entries.Select(entry => entry.Number).ShouldBe(Numbers(first, counter.Last));
        ledger.Entries.ByWriter[writer].Count.ShouldBe(entries.Count);
        Entry? previous = null;
        foreach (var entry in entries)
        {
            entry.Key.ShouldBe(Entry.KeyOf(writer, entry.Number));
            ledger.Entries.ByKey[entry.Key].ShouldBeSameAs(entry);
            entry.Previous.ShouldBeSameAs(previous);
            previous = entry;
        }
        ledger.Entries.ByKey.Find(Entry.KeyOf(writer, first - 1)).ShouldBeNull();
        return counter.Last;
    }

    static IEnumerable<long> Numbers(long first, long last)
    {
        for (var number = first; number <= last; number++) yield return number;
    }
}
