using Warehousing;

namespace PersistentObjects.Shapes.Tests.DomainModels.Warehouse;

sealed class WarehouseTests
{
    static readonly DateTime At = new(2026, 1, 31, 23, 59, 59, DateTimeKind.Unspecified);

    [Test]
    public void A_warehouse_survives_restarts() => Restarts.Survive(
        Warehousing.Warehouse.Open,
        warehouse =>
        {
            var acid = warehouse.Add(new Article { Ean = 4_006381_333931, Description = "Acid", Weight = 1.000m, Hazards = ["burns", null!] });
            warehouse.Add(new Article { Ean = ulong.MaxValue });
            var item = warehouse.Add(new StockItem(acid, new Location('C', 3, 65535)));
            item.Overflow = new StockItem(acid, new Location('D', 0, 0)) { Batch = "b7" };
            warehouse.Move(item, MovementKind.In, 40, At, "ann");
            warehouse.Move(item, MovementKind.Out, 15, At.AddDays(1), null!);
        },
        warehouse =>
        {
            var item = warehouse.Stock.ByLocation[new Location('C', 3, 65535)];
            (item.Quantity, item.Overflow.Batch, item.Batch).ShouldBe((25, "b7", null));
            item.Article.Hazards.ShouldBe(["burns", null]);
            warehouse.Articles.ByEan[ulong.MaxValue].Description.ShouldBeNull();
            Should.Throw<InvalidOperationException>(() => warehouse.Move(item, MovementKind.Out, 26, At, "bob"));
            warehouse.Movements.ByBy.Count(null!).ShouldBe(1);
            warehouse.Move(item.Overflow, MovementKind.Correction, 1, At, "bob");
            Should.Throw<UniqueViolationException>(() => item.Overflow.MoveTo(item.Location));
            item.MoveTo(new Location('E', 1, 1));
        },
        warehouse =>
        {
            var acid = warehouse.Articles.ByEan[4_006381_333931];
            warehouse.CountOf(acid).ShouldBe(26);
            warehouse.Movements.ByKind[MovementKind.Correction].Single().Item.ShouldBeSameAs(warehouse.Stock.ByLocation[new Location('D', 0, 0)]);
            warehouse.Stock.ByLocation[new Location('E', 1, 1)].Overflow = null!;
            acid.Hazards = [];
        });
}
