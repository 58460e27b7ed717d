using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Changes of all kinds of which nothing is said.</summary>
static class Refusals
{
    public static IEnumerable<History> All =>
    [
        new(
            "Whatever_is_not_declared_is_refused_with_all_differences_at_once",
            [
                new(
                    """
                    public enum Colour { Red }
                    public sealed record Point(int X, int Y);
                    [Persistent] public partial class Gone { public partial int A { get; set; } }
                    [Persistent] public partial class Moved { public partial int A { get; set; } }
                    [Persistent] public partial class Abstract { public partial int A { get; set; } }
                    [Persistent] public partial class Thing
                    {
                        public partial string Removed { get; set; } = "";
                        public partial string Renamed { get; set; } = "";
                        public partial long Narrowed { get; set; }
                        public partial double Other { get; set; }
                        public partial Colour Colour { get; set; }
                        public partial Point? Point { get; set; }
                        public partial PersistentList<long> List { get; }
                        public partial int Kept { get; set; }
                    }
                    public partial class Store : PersistentStore
                    {
                        public partial Extent<Thing> Things { get; } public partial Extent<Gone> Gone { get; } public partial Extent<Moved> Moved { get; } public partial Extent<Abstract> Abstract { get; }
                    }
                    """,
                    "store.Add(new Thing { Point = new(1, 2), Kept = round }); store.Add(new Gone()); store.Add(new Moved()); store.Add(new Abstract()); store.Things.First().Kept++;"),
                new(
                    """
                    public enum Hue { Red }
                    public sealed record Point(int X, string Y);
                    namespace Elsewhere { [Persistent] public partial class Moved { public partial int A { get; set; } } }
                    [Persistent] public abstract partial class Abstract { public partial int A { get; set; } }
                    [Persistent] public partial class Thing
                    {
                        public partial string Named { get; set; } = "";
                        public partial int Narrowed { get; set; }
                        public partial decimal Other { get; set; }
                        public partial Hue Colour { get; set; }
                        public partial Point? Point { get; set; }
                        public partial PersistentList<int> List { get; }
                        public partial long Kept { get; set; }
                        public partial int Added { get; set; }
                    }
                    public partial class Store : PersistentStore
                    {
                        public partial Extent<Thing> Things { get; } public partial Extent<Elsewhere.Moved> Moved { get; } public partial Extent<Abstract> Abstract { get; }
                    }
                    """),
            ])
        {
            Refused = ["Gone", "Moved", "Abstract", "Thing.Removed", "Thing.Renamed", "Thing.Narrowed", "Thing.Other", "Thing.Colour", "Thing.Point", "Thing.List"],
        },
        new(
            "A_null_that_a_conversion_refuses_is_told_of_once",
            [
                new(
                    """
                    [Persistent] public partial class Thing { public partial string? Mail { get; set; } public partial string? Name { get; set; } }
                    public partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } }
                    """,
                    "store.Add(new Thing());"),
                new(
                    """
                    [Persistent] public partial class Thing
                    {
                        [ConvertFrom(nameof(MailOf))] public partial string Mail { get; set; }
                        static string MailOf(string? old) => old ?? throw new InvalidOperationException("no mail");
                        [ConvertFrom(nameof(NameOf))] public partial string Name { get; set; }
                        static string NameOf(string? old) => old!;
                    }
                    public partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } }
                    """),
            ])
        {
            Refused = ["Thing.Mail", "Thing.Name"],
        },
    ];
}
