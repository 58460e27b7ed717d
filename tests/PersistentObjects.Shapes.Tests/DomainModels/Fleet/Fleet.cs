using System.Collections.Immutable;
using PersistentObjects;

namespace Fleets;

/// <summary>From a value to another, both included.</summary>
public readonly record struct Range<T>(T From, T To)
    where T : struct, IComparable<T>
{
    public bool Contains(T value) => From.CompareTo(value) <= 0 && value.CompareTo(To) <= 0;
}

public sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

[Flags]
public enum Alarms : int
{
    None = 0,
    Door = 1,
    Engine = 1 << 1,
    Temperature = 1 << 2,
    Lost = int.MinValue,
}

/// <summary>What a vehicle sent: where it was, and what it measured on the way there.</summary>
public sealed record Reading(DateTimeOffset At, (double Latitude, double Longitude) Position)
{
    public ImmutableArray<Half> Temperatures { get; init; } = [];

    public ImmutableArray<byte> Raw { get; init; }

    public Alarms Alarms { get; init; }

    public Pair<string, ImmutableArray<int?>>? Extra { get; init; }
}

[Persistent]
public abstract partial class Asset
{
    [Unique]
    public required partial Guid Key { get; init; }

    public partial Version? Firmware { get; set; }

    public partial ReadOnlyMemory<byte> Certificate { get; set; }

    [Index]
    internal partial Depot? Depot { get; set; }

    [NotPersistent]
    public bool IsOnline { get; set; }
}

[Persistent]
public partial class Vehicle : Asset
{
    public required partial string Plate { get; set; }

    public partial ImmutableArray<Reading> Readings { get; private set; } = [];

    public partial Reading? Last { get; private set; }

    public partial long Metres { get; private set; }

    public virtual Alarms Check(Reading reading) => reading.Alarms;

    public void Receive(Reading reading, uint metres)
    {
        if (reading.At < Last?.At) throw new ArgumentException("Readings come in order.", nameof(reading));
        Last = reading with { Alarms = Check(reading) };
        Readings = Readings.Add(Last);
        Metres += metres;
    }
}

[Persistent]
public sealed partial class RefrigeratedTruck : Vehicle
{
    public partial Range<Half> Allowed { get; set; } = new((Half)(-25), (Half)(-18));

    public partial ImmutableArray<Range<TimeOnly>?> Defrosting { get; set; } = [];

    public override Alarms Check(Reading reading) =>
        base.Check(reading) | (reading.Temperatures.All(Allowed.Contains) ? Alarms.None : Alarms.Temperature);
}

[Persistent]
sealed partial class Depot
{
    public required partial string Name { get; init; }

    public partial (double Latitude, double Longitude, (int Radius, string? Unit) Area) Fence { get; set; }
}

public sealed partial class Fleet : PersistentStore
{
    public partial Extent<Vehicle> Vehicles { get; }

    public partial Extent<RefrigeratedTruck> Trucks { get; }

    internal partial Extent<Depot> Depots { get; }

    public IEnumerable<Vehicle> Alarmed => Vehicles.Where(vehicle => vehicle.Last is { Alarms: not Alarms.None });
}
