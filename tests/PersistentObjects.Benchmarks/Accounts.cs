namespace PersistentObjects.Benchmarks;

public enum Tier
{
    Tier0,
    Tier9 = 9,
}

/// <summary>The object of all workloads.</summary>
[Persistent]
public partial class Account
{
    public Account(string owner, string email, long balance, Tier tier)
        => (Owner, Email, Balance, Tier) = (owner, email, balance, tier);

    public partial string Owner { get; set; }

    [Unique]
    public partial string Email { get; set; }

    public partial long Balance { get; set; }

    public partial long UpdatedAt { get; set; }

    [Index]
    public partial Tier Tier { get; set; }
}

public sealed partial class Bank : PersistentStore
{
    public partial Extent<Account> Accounts { get; }
}

/// <summary>The same without persistence.</summary>
public sealed class PlainAccount(string owner, string email, long balance, Tier tier)
{
    public string Owner { get; set; } = owner;

    public string Email { get; set; } = email;

    public long Balance { get; set; } = balance;

    public long UpdatedAt { get; set; }

    public Tier Tier { get; set; } = tier;
}

/// <summary>The same objects for every workload, made from one seed.</summary>
public static class Population
{
    public static string Owner(int i) => $"owner-{i:D6}"[^12..];

    public static string Email(int i) => $"user{i:D8}@mail.org";

    public static PlainAccount[] Plain(int count)
    {
        var accounts = new PlainAccount[count];
        for (var i = 0; i < count; i++) accounts[i] = new PlainAccount(Owner(i), Email(i), i, (Tier)(i % 10));
        new Random(1).Shuffle(accounts);
        return accounts;
    }

    /// <summary>In transactions of a thousand.</summary>
    public static Account[] Persistent(Bank bank, int count, Durability? durability = null)
    {
        var accounts = new Account[count];
        for (var start = 0; start < count; start += 1000)
        {
            bank.Write((accounts, start, end: Math.Min(count, start + 1000), bank), static s =>
            {
                for (var i = s.start; i < s.end; i++)
                {
                    s.accounts[i] = s.bank.Add(new Account(Owner(i), Email(i), i, (Tier)(i % 10)));
                }
            }, durability);
        }
        new Random(1).Shuffle(accounts);
        return accounts;
    }
}
