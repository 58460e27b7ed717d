namespace PersistentObjects.Concurrency.Tests.Model;

/// <summary>One property of each kind that is read in a way of its own: a word, wide values, a key, an index, a reference.</summary>
[Persistent]
public partial class Account
{
    public Account(string key, long balance = 0, Tier tier = Tier.Basic)
    {
        Key = key;
        Balance = balance;
        Amount = balance;
        Tier = tier;
    }

    [Unique]
    public partial string Key { get; set; }

    [Index]
    public partial Tier Tier { get; set; }

    public partial long Balance { get; set; }

    public partial decimal Amount { get; set; }

    public partial Guid Mark { get; set; }

    public partial Account? Partner { get; set; }
}
