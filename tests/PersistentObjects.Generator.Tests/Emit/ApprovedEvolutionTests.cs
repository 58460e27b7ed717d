using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

/// <summary>What is generated for classes that have changed, and for the store that knows of it.</summary>
sealed class ApprovedEvolutionTests
{
    [Test]
    public void Evolution()
    {
        var library = UserProject.With("""
            [assembly: Retired("Library.Gone", DropData = true), Retired("Shop.Coupon", DropData = true)]
            namespace Library;
            [Persistent] public partial class Kept { public partial int Number { get; set; } }
            """).Named("Library");
        UserProject.With("""
            using System.Collections.Immutable;

            [assembly: Retired("Shop.Coupon"), Retired("global::Album")]

            namespace Shop
            {
                [Persistent, FormerlyNamed("Item"), FormerlyNamed("Catalog.Article")]
                [Retired("Weight"), Retired("Discount", DropData = true)]
                public partial class Product
                {
                    [FormerlyNamed("Title"), FormerlyNamed("Caption")] public partial string Name { get; set; } = "";

                    [ConvertFrom(nameof(FromDouble)), ConvertFrom(nameof(FromOld)), FormerlyNamed("Cost")]
                    public partial Money Price { get; set; }

                    [ConvertFrom(nameof(CountOf)), System.ComponentModel.DataAnnotations.Range(0, 100)] public partial long Count { get; set; }
                    [FormerlyNamed("Labels")] public partial PersistentList<Color> Colors { get; }
                    public partial ImmutableArray<Money> History { get; set; } = [];

                    static Money FromDouble(double? old) => new((decimal)(old ?? 0), Color.Red);
                    internal static Money FromOld(OldMoney old) => new(old.Cents / 100m, Color.Red);
                    private static int CountOf(string? old) => old?.Length ?? 0;
                    private static int CountOf(string? old, int _) => CountOf(old);
                    static int CountOf(ImmutableList<Product> old) => old.Count;
                }

                public sealed record OldMoney(int Cents);

                [FormerlyNamed("Amount")] public readonly record struct Money([FormerlyNamed("Sum")] decimal Value, Color Color);

                [FormerlyNamed("global::Colour")] public enum Color { Red }

                [SchemaVersion(3)]
                public sealed partial class Store : PersistentStore
                {
                    public partial Extent<Product> Products { get; }

                    [Migration("2026-11 names")] void SplitNames(RetiredData retired) => _ = retired;
                    [Migration("2026-10 \"prices\"")] void Prices() { }
                }
            }
            """).Referencing(library.ToReference()).Run().ShouldCompile().ShouldMatchApproved("Evolution");
    }
}
