using Shopping;

namespace PersistentObjects.Shapes.Tests.DomainModels.Shop;

sealed class ShopTests
{
    [Test]
    public void A_shop_survives_restarts() => Restarts.Survive(
        Shopping.Shop.Open,
        shop =>
        {
            var tea = shop.Add(new Product("T-1", "Tea") { Price = new Money(4.90m, Currency.Eur), Tags = ["hot", "green"] });
            var cup = shop.Add(new Product("C-1", "Cup") { Price = new Money(12m, Currency.Eur) });
            tea.Receive(10);
            cup.Receive(2);
            var ann = shop.Add(new Customer("ann@example.org") { BillingAddress = new Address("Ring 1", "Bonn", "53111") });
            shop.Add(new BusinessCustomer("buy@example.com", "DE1") { ShippingAddresses = [new("Dock 2", "Kiel") { Country = "DK" }] });
            shop.Write(() =>
            {
                var order = shop.Add(new Order(ann, new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(1))));
                order.Add(tea, 3);
                order.Add(cup, 1);
                order.Pay();
            });
        },
        shop =>
        {
            var ann = shop.Customers.ByEmail["ann@example.org"];
            var order = shop.Orders.ByCustomer[ann].Single();
            order.Total.ShouldBe(new Money(26.70m, Currency.Eur));
            order.Lines[0].Product.ShouldBeSameAs(shop.Products.BySku["T-1"]);
            order.Ship("Owl");
            order.Shipment.ShouldBe(("Owl", null));
        },
        shop =>
        {
            shop.Orders.ByStatus.Count(OrderStatus.Shipped).ShouldBe(1);
            shop.Orders.ByStatus.Count(OrderStatus.Paid).ShouldBe(0);
            var cup = shop.Products.BySku["C-1"];
            var business = shop.Customers.OfType<BusinessCustomer>().Single();
            Should.Throw<InvalidOperationException>(() => shop.Write(() =>
            {
                var order = shop.Add(new Order(business, default));
                order.Add(cup, 1);
                order.Add(cup, 1);
            })).Message.ShouldBe("Cup is sold out.");
            (cup.InStock, shop.Orders.Count).ShouldBe((1, 1));
            business.PaymentTerm = TimeSpan.FromDays(14);
            business.BillingAddress = business.ShippingAddresses[0] with { PostCode = "24103" };
        });
}
