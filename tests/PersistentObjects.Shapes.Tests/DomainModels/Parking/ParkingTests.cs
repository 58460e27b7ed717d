using System.Collections.Frozen;
using Garages;

namespace PersistentObjects.Shapes.Tests.DomainModels.Parking;

sealed class ParkingTests
{
    static readonly DateTime Noon = new(2026, 8, 1, 12, 0, 0, DateTimeKind.Utc);
    static readonly LicensePlate Plate = new("D", "BN-A 1");

    [Test]
    public void A_parking_garage_survives_restarts() => Restarts.Survive(
        Garage.Open,
        garage =>
        {
            garage.Tariff = new Tariff(Rates((VehicleKind.Car, 2.50m), (VehicleKind.Motorcycle, 1m)), 20.00m);
            var level = garage.Add(new Level("-1", (Half)2.1) { Admitted = new[] { VehicleKind.Motorcycle, VehicleKind.Car }.ToFrozenSet() });
            garage.Add(new Space(level, 1));
            garage.Add(new Space(level, 2) { IsClosed = true });
            garage.Enter(Plate, VehicleKind.Car, Noon);
        },
        garage =>
        {
            garage.Levels.ByName["-1"].Clearance.ShouldBe((Half)2.1);
            var ticket = garage.Tickets.ByPlate[Plate].Single();
            Should.Throw<InvalidOperationException>(() => garage.Enter(new("F", "75"), VehicleKind.Car, Noon));
            garage.Leave(ticket, Noon.AddHours(30.5)).ShouldBe(20.00m + 17.50m);
            ticket.Exit!.Value.LeftUtc.Kind.ShouldBe(DateTimeKind.Utc);
        },
        garage =>
        {
            var ticket = garage.Tickets.ByPlate[Plate].Single();
            (ticket.Exit?.Paid, garage.Spaces.ByTicket.Contains(null), garage.Spaces.ByTicket.Contains(ticket)).ShouldBe((37.50m, false, false));
            Should.Throw<InvalidOperationException>(() => garage.Enter(Plate, VehicleKind.Truck, Noon));
            var second = garage.Enter(Plate, VehicleKind.Motorcycle, Noon.AddDays(7));
            garage.Spaces.ByTicket[second].Number.ShouldBe(1);
            garage.Tariff = garage.Tariff with { Hourly = Rates((VehicleKind.Motorcycle, 0.10m)), Free = TimeSpan.Zero };
        },
        garage =>
        {
            var second = garage.Tickets.ByPlate[Plate].Single(ticket => ticket.Exit is null);
            garage.Leave(second, second.EnteredUtc.AddMinutes(1)).ShouldBe(0.10m);
            garage.Levels.Single().Admitted = FrozenSet<VehicleKind>.Empty;
        });

    static FrozenDictionary<VehicleKind, decimal> Rates(params (VehicleKind Kind, decimal Rate)[] rates) =>
        rates.ToFrozenDictionary(rate => rate.Kind, rate => rate.Rate);
}
