using Auctioning;

namespace PersistentObjects.Shapes.Tests.DomainModels.Auction;

sealed class AuctionTests
{
    static readonly DateTimeOffset Ten = new(2026, 10, 10, 10, 0, 0, TimeSpan.FromHours(-11));

    [Test]
    public void An_auction_survives_restarts() => Restarts.Survive(
        AuctionHouse.Open,
        house =>
        {
            house.Add(new Lot(1, "Vase", 100m) { Schedule = (TimeOnly.MinValue, TimeSpan.MinValue) }).Open();
            house.Add(new ReservedLot(2, "Clock", 50m, reserve: 500m)).Open();
            house.Add(new Lot(3, "Chair", 5m));
            house.Add(new Bidder(17) { Name = "Ann" });
            house.Add(new Bidder(4) { Limit = 120.50m });
        },
        house =>
        {
            var (ann, bob) = (house.Bidders.ByPaddle[17], house.Bidders.ByPaddle[4]);
            var vase = house.Lots.ByNumber[1];
            vase.Offer(new Bid(bob, 100m, Ten));
            Should.Throw<BidRefusedException>(() => vase.Offer(new Bid(ann, 104m, Ten))).Message.ShouldBe("Too little.");
            vase.Offer(new Bid(ann, 118m, Ten.AddSeconds(1)));
            Should.Throw<BidRefusedException>(() => vase.Offer(new Bid(bob, 124m, Ten)));
            house.ReservedLots.Single().Offer(new Bid(bob, 60m, Ten));
        },
        house =>
        {
            var vase = house.Lots.ByNumber[1];
            vase.Bids.Select(bid => bid.Amount).ShouldBe([118m, 100m]);
            vase.Highest.ShouldBe(new Bid(house.Bidders.ByPaddle[17], 118m, Ten.AddSeconds(1)));
            vase.Step.ShouldBe(6);
            foreach (var lot in house.Lots.ByState[LotState.Open]) house.Hammer(lot);
        },
        house =>
        {
            house.Lots.ByWinner[house.Bidders.ByPaddle[17]].Single().Title.ShouldBe("Vase");
            house.Lots.ByState[LotState.Withdrawn].Single().ShouldBeOfType<ReservedLot>();
            Should.Throw<InvalidOperationException>(house.Lots.ByNumber[1].Open);
            house.Lots.ByNumber[3].Open();
            house.Bidders.ByPaddle[4].Limit = 120.5m;
        });
}
