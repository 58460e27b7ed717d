namespace PersistentObjects.Benchmarks;

/// <summary>An object with large collections.</summary>
[Persistent]
public partial class Ledger
{
    public partial PersistentList<long> Entries { get; }

    public partial PersistentDictionary<string, long> Totals { get; }
}

/// <summary>Something that others refer to.</summary>
[Persistent]
public partial class Payee;

/// <summary>It goes with its payee.</summary>
[Persistent]
public partial class Payment
{
    public Payment(Payee payee) => Payee = payee;

    [Index]
    [OnDelete(DeleteRule.Cascade)]
    public partial Payee Payee { get; set; }
}

public sealed partial class Ledgers : PersistentStore
{
    public partial Extent<Ledger> All { get; }

    public partial Extent<Payee> Payees { get; }

    public partial Extent<Payment> Payments { get; }
}
