using System.Collections.Immutable;
using System.Globalization;
using PersistentObjects;

namespace Bookkeeping;

public enum AccountKind
{
    Asset,
    Liability,
    Equity,
    Income,
    Expense,
}

/// <summary>A number such as 1.200, which says where in the chart an account is.</summary>
public readonly struct AccountNumber : IEquatable<AccountNumber>
{
    public AccountNumber(byte group, ushort number) => (Group, Number) = (group, number);

    public byte Group { get; }

    public ushort Number { get; }

    public static bool operator ==(AccountNumber a, AccountNumber b) => a.Equals(b);

    public static bool operator !=(AccountNumber a, AccountNumber b) => !a.Equals(b);

    public bool Equals(AccountNumber other) => (Group, Number) == (other.Group, other.Number);

    public override bool Equals(object? obj) => obj is AccountNumber other && Equals(other);

    public override int GetHashCode() => (Group << 16) | Number;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Group}.{Number:000}");
}

[Persistent]
public partial class LedgerAccount
{
    public LedgerAccount(AccountNumber number, string name, AccountKind kind) => (Number, Name, Kind) = (number, name, kind);

    [Unique]
    public partial AccountNumber Number { get; init; }

    public partial string Name { get; set; }

    [Index]
    public partial AccountKind Kind { get; init; }

    /// <summary>In hundredths of cents; no sum of postings is too large for it.</summary>
    public partial Int128 Balance { get; internal set; }

    public partial DateOnly? ClosedOn { get; private set; }

    public void Close(DateOnly day) =>
        ClosedOn = Balance == 0 ? day : throw new InvalidOperationException($"{Number} {Name} is not balanced.");
}

/// <summary>One side of an entry; what is credited is negative.</summary>
public readonly record struct Posting(LedgerAccount Account, long Amount, string? Text = null);

[Persistent]
public sealed partial class JournalEntry
{
    public JournalEntry(int number, DateOnly day, string text, params ImmutableArray<Posting> postings)
    {
        if (postings.Sum(posting => posting.Amount) != 0) throw new ArgumentException("Debits and credits differ.", nameof(postings));
        if (postings.Any(posting => posting.Account.ClosedOn <= day)) throw new ArgumentException("An account is closed.", nameof(postings));
        (Number, Day, Text, Postings) = (number, day, text, postings);
    }

    [Unique]
    public partial int Number { get; private set; }

    [Index]
    public partial DateOnly Day { get; private set; }

    public partial string Text { get; private set; }

    public partial ImmutableArray<Posting> Postings { get; private set; }

    public partial JournalEntry? Reverses { get; private set; }

    public static JournalEntry Reversal(JournalEntry entry, int number, DateOnly day) =>
        new(number, day, "Reverses " + entry.Text, [.. entry.Postings.Select(posting => posting with { Amount = -posting.Amount })])
        {
            Reverses = entry,
        };
}

public sealed partial class Ledger : PersistentStore
{
    public partial Extent<LedgerAccount> Accounts { get; }

    public partial Extent<JournalEntry> Journal { get; }

    public JournalEntry Post(JournalEntry entry) => Write(() =>
    {
        foreach (var posting in entry.Postings) posting.Account.Balance += posting.Amount;
        return Add(entry);
    });
}
