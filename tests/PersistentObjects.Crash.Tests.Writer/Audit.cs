namespace PersistentObjects.Crash.Tests.Writer;

/// <summary>What must hold for a ledger whenever it is opened: no transaction of any writer is there in part.</summary>
public static class Audit
{
    /// <summary>Checks it, and returns the number of each writer's last transaction.</summary>
    public static long[] LastTransactions(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (ledger.Accounts.Count == 0)
        {
            Require(ledger.Counters.Count == 0 && ledger.Entries.Count == 0, "there are no accounts, but other objects");
            return new long[Ledger.Writers];
        }
        Require(ledger.Accounts.Select(account => account.Number).SequenceEqual(Enumerable.Range(0, Account.Count)), "accounts are missing");
        var sum = ledger.Accounts.Sum(account => account.Balance);
        Require(sum == Account.Count * Account.InitialBalance, $"the sum of all balances is {sum}");
        Require(ledger.Counters.Count == Ledger.Writers, $"there are {ledger.Counters.Count} counters");
        return [.. Enumerable.Range(0, Ledger.Writers).Select(writer => LastTransaction(ledger, writer))];
    }

    /// <summary>Compares what is there with what each writer had said to be acknowledged: lines of <c>writer:number</c>.</summary>
    public static void Acknowledged(Ledger ledger, IEnumerable<string> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var found = LastTransactions(ledger);
        foreach (var line in told)
        {
            var fields = line.Split(':');
            if (fields.Length != 2 || !int.TryParse(fields[0], out var writer) || !long.TryParse(fields[1], out var number)) continue;
            Require(found[writer] >= number, $"transaction {number} of writer {writer} was acknowledged and is lost; the last one is {found[writer]}");
        }
    }

    static long LastTransaction(Ledger ledger, int writer)
    {
        var counter = ledger.Counters.ByWriter[writer];
        Require(counter.First == counter.Last, $"half of a transaction of writer {writer}: {counter.First}, {counter.Last}");
        var first = Math.Max(1, counter.Last - Entry.Kept + 1);
        var entries = ledger.Entries.Where(entry => entry.Writer == writer).OrderBy(entry => entry.Number).ToList();
        Require(entries.Count == counter.Last - first + 1, $"writer {writer} has {entries.Count} entries");
        Require(ledger.Entries.ByWriter[writer].Count == entries.Count, $"the index has other entries of writer {writer}");
        Entry? previous = null;
        foreach (var entry in entries)
        {
            Require(entry.Number == first + entries.IndexOf(entry), $"entry {entry.Number} of writer {writer} is at the wrong place");
            Require(entry.Key == Entry.KeyOf(writer, entry.Number) && ledger.Entries.ByKey[entry.Key] == entry, $"entry {entry.Key} is not found by its key");
            Require(entry.Previous == previous, $"entry {entry.Key} does not refer to the one before");
            previous = entry;
        }
        Require(ledger.Entries.ByKey.Find(Entry.KeyOf(writer, first - 1)) is null, $"a deleted entry of writer {writer} is found by its key");
        return counter.Last;
    }

    static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException($"The ledger is wrong: {otherwise}.");
    }
}
