using System.Collections.Immutable;
using PersistentObjects;

namespace Hotels;

/// <summary>Nights from one day to another; the last one is not slept.</summary>
public readonly record struct Stay
{
    public Stay(DateOnly from, DateOnly to) =>
        (From, To) = from < to ? (from, to) : throw new ArgumentException("A stay has a night at least.", nameof(to));

    public DateOnly From { get; }

    public DateOnly To { get; }

    public int Nights => To.DayNumber - From.DayNumber;

    public bool Overlaps(Stay other) => From < other.To && other.From < To;
}

/// <summary>A value that is there from some day on.</summary>
public readonly record struct Dated<T>(DateOnly From, T Value);

public enum BedKind
{
    Single,
    Double,
    Bunk,
}

[Persistent]
public partial class Room
{
    public Room(string number) => Number = number;

    [Unique]
    public partial string Number { get; private init; }

    public partial ImmutableArray<BedKind> Beds { get; set; } = [BedKind.Double];

    public partial ImmutableArray<Dated<decimal>> Prices { get; private set; } = [];

    public partial Dated<string?> Notice { get; set; }

    public void Price(DateOnly from, decimal price) => Prices = [.. Prices.Where(entry => entry.From != from), new(from, price)];

    public decimal PriceOn(DateOnly night) =>
        Prices.Where(price => price.From <= night).OrderBy(price => price.From).Select(price => price.Value).LastOrDefault();
}

[Persistent]
public abstract partial class Guest
{
    protected Guest(string name) => Name = name;

    [Index]
    public partial string Name { get; set; }

    public abstract string Salutation { get; }

    public abstract decimal Discount { get; set; }
}

[Persistent]
public sealed partial class Traveller : Guest
{
    public Traveller(string firstName, string lastName)
        : base(lastName) => FirstName = firstName;

    public partial string FirstName { get; set; }

    public partial (string Country, string Number)? Passport { get; set; }

    public override partial decimal Discount { get; set; }

    public override string Salutation => $"Dear {FirstName} {Name}";
}

[Persistent]
public sealed partial class Group : Guest
{
    public Group(string name)
        : base(name)
    {
    }

    public partial ImmutableSortedDictionary<int, Traveller> Members { get; set; } = ImmutableSortedDictionary<int, Traveller>.Empty;

    public override partial decimal Discount { get; set; } = 0.1m;

    public override string Salutation => $"Dear {Members.Count} travellers";
}

[Persistent]
public sealed partial class Booking
{
    internal Booking(Room room, Guest guest, Stay stay) => (Room, Guest, Stay) = (room, guest, stay);

    [Index]
    public partial Room Room { get; private set; }

    [Index]
    public partial Guest Guest { get; private init; }

    [Index]
    public partial Stay Stay { get; private init; }

    public partial DateTimeOffset? CheckedIn { get; private set; }

    public decimal Total =>
        Enumerable.Range(0, Stay.Nights).Sum(night => Room.PriceOn(Stay.From.AddDays(night))) * (1 - Guest.Discount);

    public void CheckIn(DateTimeOffset now) => CheckedIn ??= now;

    public void Move(Room room)
    {
        if (CheckedIn is not null) throw new InvalidOperationException("They have unpacked.");
        Room = room;
    }
}

public sealed partial class Hotel : PersistentStore
{
    public partial Extent<Room> Rooms { get; }

    public partial Extent<Guest> Guests { get; }

    public partial Extent<Booking> Bookings { get; }

    public Room? FindFree(Stay stay) =>
        Rooms.FirstOrDefault(room => !Bookings.ByRoom[room].Any(booking => booking.Stay.Overlaps(stay)));

    public Booking Book(Guest guest, Stay stay) => Write(() =>
        Add(new Booking(FindFree(stay) ?? throw new InvalidOperationException("All rooms are taken."), guest, stay)));
}
