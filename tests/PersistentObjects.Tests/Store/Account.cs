namespace PersistentObjects.Tests.Store;

/// <summary>What most tests change: a unique and an optional unique key, equality keys, a wide value, a reference.</summary>
[Persistent]
public partial class Account
{
    public Account(string email)
    {
        Email = email;
        WasConstructed = true;
    }

    [Unique]
    public partial string Email { get; set; }

    [Unique]
    public partial string? Iban { get; set; }

    [Index]
    public partial Tier Tier { get; set; } = Tier.Gold;

    [Index]
    public partial string? City { get; set; }

    [Index]
    public partial Customer? Owner { get; set; }

    public partial decimal Balance { get; set; }

    public partial long Points { get; set; }

#pragma warning disable PO0038 // Tells objects that were recovered from others.
    [NotPersistent]
    public bool WasConstructed { get; }
#pragma warning restore PO0038

    [NotPersistent]
    public string Initialized { get; } = "by its initializer";
}
