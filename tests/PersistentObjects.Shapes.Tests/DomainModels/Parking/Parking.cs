using System.Collections.Frozen;
using System.Globalization;
using PersistentObjects;

namespace Garages;

public enum VehicleKind : long
{
    Car = 1,
    Motorcycle = 2,
    Truck = long.MaxValue,
}

public readonly record struct LicensePlate(string Country, string Number)
{
    public override string ToString() => $"{Country} {Number}";
}

/// <summary>What parking costs: the rate of an hour by kind of vehicle, and the most of a day.</summary>
public sealed record Tariff(FrozenDictionary<VehicleKind, decimal> Hourly, decimal DailyMost)
{
    public TimeSpan Free { get; init; } = TimeSpan.FromMinutes(10);

    public decimal Fee(VehicleKind kind, TimeSpan parked)
    {
        if (parked <= Free) return 0;
        var (days, rest) = ((int)parked.TotalDays, parked - TimeSpan.FromDays((int)parked.TotalDays));
        return days * DailyMost + Math.Min(DailyMost, (decimal)Math.Ceiling(rest.TotalHours) * Hourly[kind]);
    }
}

[Persistent]
public sealed partial class Level
{
    public Level(string name, Half clearance) => (Name, Clearance) = (name, clearance);

    [Unique]
    public partial string Name { get; private init; }

    /// <summary>In metres.</summary>
    public partial Half Clearance { get; set; }

    public partial FrozenSet<VehicleKind> Admitted { get; set; } = [];
}

[Persistent]
public partial class Space
{
    public Space(Level level, int number) => (Level, Number) = (level, number);

    [Index]
    public partial Level Level { get; private init; }

    [Unique]
    public partial int Number { get; private init; }

    [Unique]
    public partial Ticket? Ticket { get; internal set; }

    public partial bool IsClosed { get; set; }

    public bool Takes(VehicleKind kind) => !IsClosed && Ticket is null && Level.Admitted.Contains(kind);
}

[Persistent]
public partial class Ticket
{
    internal Ticket(LicensePlate plate, VehicleKind kind, DateTime enteredUtc) =>
        (Plate, Kind, EnteredUtc) = (plate, kind, enteredUtc);

    [Index]
    public partial LicensePlate Plate { get; private init; }

    public partial VehicleKind Kind { get; private init; }

    public partial DateTime EnteredUtc { get; private init; }

    public partial (DateTime LeftUtc, decimal Paid)? Exit { get; private set; }

    internal void Close(DateTime utcNow, decimal fee) =>
        Exit = Exit is null ? (utcNow, fee) : throw new InvalidOperationException($"{Plate} has left.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Plate} since {EnteredUtc:u}");
}

public sealed partial class Garage : PersistentStore
{
    public partial Extent<Level> Levels { get; }

    public partial Extent<Space> Spaces { get; }

    public partial Extent<Ticket> Tickets { get; }

    internal partial Extent<TariffBoard> Boards { get; }

    public Tariff Tariff
    {
        get => Boards.Single().Tariff;
        set => Write(() => (Boards.SingleOrDefault() ?? Add(new TariffBoard { Tariff = value })).Tariff = value);
    }

    public Ticket Enter(LicensePlate plate, VehicleKind kind, DateTime utcNow) => Write(() =>
    {
        var space = Spaces.FirstOrDefault(space => space.Takes(kind)) ?? throw new InvalidOperationException($"No space for a {kind}.");
        return space.Ticket = new Ticket(plate, kind, utcNow);
    });

    public decimal Leave(Ticket ticket, DateTime utcNow) => Write(() =>
    {
        var fee = Tariff.Fee(ticket.Kind, utcNow - ticket.EnteredUtc);
        ticket.Close(utcNow, fee);
        Spaces.ByTicket[ticket].Ticket = null;
        return fee;
    });
}

/// <summary>The one object that holds what applies to the whole garage.</summary>
[Persistent]
sealed partial class TariffBoard
{
    public required partial Tariff Tariff { get; set; }
}
