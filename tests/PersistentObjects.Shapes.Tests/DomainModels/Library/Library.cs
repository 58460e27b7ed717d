using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PersistentObjects;

namespace Lending;

/// <summary>An International Standard Book Number: always a valid one, since it is made by parsing only.</summary>
public sealed record Isbn
{
    Isbn(string digits) => Digits = digits;

    public string Digits { get; }

    public static Isbn Parse(string text)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal);
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit)) throw new FormatException("An ISBN has 13 digits.");
        var sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return sum % 10 == 0 ? new Isbn(digits) : throw new FormatException("The check digit is wrong.");
    }

    public override string ToString() => Digits;
}

public enum Condition : byte
{
    New,
    Worn,
    Lost = 255,
}

[Persistent]
public partial class Title
{
    [SetsRequiredMembers]
    public Title(Isbn isbn, string name, params ImmutableArray<string> authors) => (Isbn, Name, Authors) = (isbn, name, authors);

    [Unique]
    public required partial Isbn Isbn { get; init; }

    public required partial string Name { get; set; }

    public partial ImmutableArray<string> Authors { get; set; } = [];

    public partial short? FirstPublished { get; set; }
}

[Persistent]
public sealed partial class Copy
{
    public Copy(Title title, int number) => (Title, Number) = (title, number);

    [Index]
    public partial Title Title { get; private init; }

    [Unique]
    public partial int Number { get; private init; }

    public partial Condition Condition { get; set; }

    public partial Loan? Loan { get; internal set; }

    public bool IsAvailable => Loan is null && Condition != Condition.Lost;
}

[Persistent]
public partial class Reader
{
    public const int MostLoans = 2;

    public Reader(int card, string name) => (Card, Name) = (card, name);

    [Unique]
    public partial int Card { get; private set; }

    public partial string Name { get; set; }

    public partial decimal Fines { get; private set; }

    public partial ImmutableQueue<Title> Wishes { get; set; } = [];

    public virtual TimeSpan LendingPeriod => TimeSpan.FromDays(28);

    internal void Fine(int days) => Fines += 0.25m * days;
}

[Persistent]
public sealed partial class Student : Reader
{
    public Student(int card, string name)
        : base(card, name)
    {
    }

    public override TimeSpan LendingPeriod => TimeSpan.FromDays(90);
}

[Persistent]
public sealed partial class Loan
{
    internal Loan(Copy copy, Reader reader, DateOnly from)
    {
        (Copy, Reader, From) = (copy, reader, from);
        Due = from.AddDays(reader.LendingPeriod.Days);
    }

    public partial Copy Copy { get; private init; }

    [Index]
    public partial Reader Reader { get; private init; }

    public partial DateOnly From { get; private init; }

    public partial DateOnly Due { get; private set; }

    public partial byte Renewals { get; private set; }

    public void Renew() => (Due, Renewals) = (Due.AddDays(14), checked((byte)(Renewals + 1)));
}

public sealed partial class Library : PersistentStore
{
    public partial Extent<Title> Titles { get; }

    public partial Extent<Copy> Copies { get; }

    public partial Extent<Reader> Readers { get; }

    public partial Extent<Loan> Loans { get; }

    public Loan Lend(Copy copy, Reader reader, DateOnly today) => Write(() =>
    {
        if (!copy.IsAvailable) throw new InvalidOperationException($"Copy {copy.Number} is not there.");
        copy.Loan = Add(new Loan(copy, reader, today));
        if (Loans.ByReader.Count(reader) > Reader.MostLoans) throw new InvalidOperationException($"{reader.Name} has too many.");
        return copy.Loan;
    });

    public void Return(Copy copy, DateOnly today) => Write(() =>
    {
        var loan = copy.Loan ?? throw new InvalidOperationException($"Copy {copy.Number} is here.");
        loan.Reader.Fine(Math.Max(0, today.DayNumber - loan.Due.DayNumber));
        copy.Loan = null;
        Delete(loan);
    });
}
