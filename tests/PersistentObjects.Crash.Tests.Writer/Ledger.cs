namespace PersistentObjects.Crash.Tests.Writer;

public sealed partial class Ledger : PersistentStore
{
    public const int Writers = 4;

    /// <summary>How many transactions of the last writer may be unacknowledged.</summary>
    public const int TransactionsInFlight = 8;

    public partial Extent<Counter> Counters { get; }

    public partial Extent<Entry> Entries { get; }

    public partial Extent<Account> Accounts { get; }

    /// <summary>Small segments and many snapshots, so that a kill meets the beginning of a new one now and then.</summary>
    public static StoreOptions Options(string directory) => new() { Directory = directory, SegmentSizeBytes = 64 << 10, SnapshotLogBytes = 48 << 10 };

    /// <summary>Adds counters and accounts, in one transaction, unless that was done before.</summary>
    public void Prepare() => Write(() =>
    {
        if (Accounts.Count > 0) return;
        for (var writer = 0; writer < Writers; writer++) Add(new Counter(writer));
        for (var number = 0; number < Account.Count; number++) Add(new Account(number));
    });

    /// <summary>The body of a writer's next transaction, which touches objects of all classes.</summary>
    public void Transact(int writer, long number)
    {
        var counter = Counters.ByWriter[writer];
        counter.First = number;
        Add(new Entry(writer, number, Entries.ByKey.Find(Entry.KeyOf(writer, number - 1))));
        if (Entries.ByKey.Find(Entry.KeyOf(writer, number - Entry.Kept)) is { } old)
        {
            Entries.ByKey[Entry.KeyOf(writer, number - Entry.Kept + 1)].Previous = null;
            Delete(old);
        }
        Accounts.ByNumber[(int)(number % Account.Count)].Balance -= number;
        Accounts.ByNumber[(int)((number + writer + 1) % Account.Count)].Balance += number;
        counter.Last = number;
    }
}
