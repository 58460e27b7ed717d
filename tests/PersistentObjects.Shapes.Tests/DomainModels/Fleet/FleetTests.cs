using Fleets;

namespace PersistentObjects.Shapes.Tests.DomainModels.Fleet;

sealed class FleetTests
{
    static readonly DateTimeOffset Start = new(2026, 12, 31, 23, 0, 0, TimeSpan.FromHours(14));
    static readonly Guid TruckKey = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    [Test]
    public void A_fleet_survives_restarts() => Restarts.Survive(
        Fleets.Fleet.Open,
        fleet =>
        {
            var depot = new Depot { Name = "North", Fence = (52.5, -0.0, (500, "m")) };
            var truck = fleet.Add(new RefrigeratedTruck { Key = TruckKey, Plate = "B-1", Depot = depot, Certificate = new byte[] { 1, 2 }, IsOnline = true });
            truck.Receive(new Reading(Start, (52.5, 13.4)) { Temperatures = [(Half)(-20)], Raw = [0, 255] }, 100);
            truck.Receive(new Reading(Start.AddMinutes(1), (double.NaN, double.NegativeInfinity)) { Alarms = Alarms.Lost }, uint.MaxValue);
            fleet.Add(new Vehicle { Key = Guid.Empty, Plate = "B-2", Firmware = new Version(1, 0) });
        },
        fleet =>
        {
            var truck = fleet.Trucks.ByKey[TruckKey];
            (truck.Metres, truck.IsOnline, truck.Last!.Raw.IsDefault).ShouldBe((100 + (long)uint.MaxValue, false, true));
            truck.Readings[0].Raw.ShouldBe([0, 255]);
            fleet.Alarmed.ShouldBe([truck]);
            fleet.Vehicles.ByDepot[fleet.Depots.Single()].ShouldBe([truck]);
            truck.Receive(new Reading(Start.AddHours(1), default) { Temperatures = [(Half)3], Extra = new("axle", [1, null, -1]) }, 0);
            truck.Last.Alarms.ShouldBe(Alarms.Temperature);
            truck.Defrosting = [new(new TimeOnly(1, 0), new TimeOnly(2, 30)), null];
            Should.Throw<ArgumentException>(() => truck.Receive(new Reading(Start, default), 1));
        },
        fleet =>
        {
            var truck = fleet.Trucks.Single();
            truck.Readings[2].Extra!.Second.ShouldBe([1, null, -1]);
            truck.Defrosting[0]!.Value.Contains(new TimeOnly(2, 0)).ShouldBeTrue();
            truck.Certificate.ToArray().ShouldBe([1, 2]);
            truck.Allowed = new(Half.NegativeInfinity, Half.MaxValue);
            fleet.Depots.Single().Fence = default;
            fleet.Vehicles.ByKey[Guid.Empty].Firmware = null;
        },
        fleet => fleet.Delete(fleet.Trucks.Single()),
        fleet =>
        {
            fleet.Vehicles.Count.ShouldBe(1);
            fleet.Vehicles.Single().Depot = fleet.Depots.Single();
        });
}
