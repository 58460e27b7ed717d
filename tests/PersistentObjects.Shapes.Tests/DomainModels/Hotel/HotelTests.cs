using System.Collections.Immutable;
using Hotels;

namespace PersistentObjects.Shapes.Tests.DomainModels.Hotel;

sealed class HotelTests
{
    static readonly DateOnly May = new(2026, 5, 1);

    [Test]
    public void A_hotel_survives_restarts() => Restarts.Survive(
        Hotels.Hotel.Open,
        hotel =>
        {
            var room = hotel.Add(new Room("101") { Beds = [BedKind.Single, BedKind.Bunk], Notice = new(May, null) });
            room.Price(May, 80m);
            room.Price(May.AddDays(2), 100m);
            var ann = new Traveller("Ann", "Lee") { Passport = ("NZ", "X1") };
            var group = hotel.Add(new Group("Choir") { Members = ImmutableSortedDictionary<int, Traveller>.Empty.Add(2, ann).Add(-1, new("Bob", "Ray")) });
            hotel.Guests.Count.ShouldBe(3, "the members came along");
            hotel.Book(group, new Stay(May, May.AddDays(4))).Total.ShouldBe(324.0m);
        },
        hotel =>
        {
            var group = (Group)hotel.Guests.ByName["Choir"].Single();
            group.Members.Keys.ShouldBe([-1, 2]);
            var ann = group.Members[2];
            ann.Salutation.ShouldBe("Dear Ann Lee");
            Should.Throw<InvalidOperationException>(() => hotel.Book(ann, new Stay(May.AddDays(3), May.AddDays(5))));
            hotel.Book(ann, new Stay(May.AddDays(4), May.AddDays(5)));
            hotel.Rooms.ByNumber["101"].Notice = new(DateOnly.MaxValue, "renovated");
            hotel.Bookings.ByStay[new Stay(May, May.AddDays(4))].Single().CheckIn(DateTimeOffset.MinValue);
            group.Discount = 0.25m;
        },
        hotel =>
        {
            var booking = hotel.Bookings.ByGuest[hotel.Guests.ByName["Choir"].Single()].Single();
            booking.Total.ShouldBe(270.00m);
            var attic = hotel.Add(new Room("attic") { Beds = default });
            Should.Throw<InvalidOperationException>(() => booking.Move(attic));
            hotel.Bookings.Single(other => other.CheckedIn is null).Move(attic);
        },
        hotel =>
        {
            hotel.Bookings.ByRoom.Count(hotel.Rooms.ByNumber["attic"]).ShouldBe(1);
            Should.Throw<ArgumentException>(() => new Stay(May, May));
            ((Traveller)hotel.Guests.ByName["Lee"].Single()).Passport = null;
        });
}
