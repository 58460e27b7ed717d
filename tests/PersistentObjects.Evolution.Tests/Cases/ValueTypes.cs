using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Enums, structures and records of the user's change.</summary>
static class ValueTypes
{
    public static IEnumerable<History> All =>
    [
        new(
            "Enums_records_and_their_members_are_renamed_and_moved",
            [
                new(
                    """
                    public enum Colour : byte { None, Red, Blue }
                    public readonly record struct Point(int X, int Y);
                    public sealed record Shape(Point At, Colour Fill, ImmutableArray<Point> Corners);
                    [Persistent] public partial class Thing { [Index] public partial Colour Colour { get; set; } public partial Shape? Shape { get; set; } public partial PersistentDictionary<Colour, Point> Marks { get; } }
                    """,
                    """
                    var thing = store.Add(new Thing { Colour = Colour.Blue, Shape = new(new(1, round), Colour.Red, [new(3, 4)]) });
                    thing.Marks[Colour.Red] = new(round, 0);
                    """),
                new(
                    """
                    namespace Paint { [FormerlyNamed("NS.Colour")] public enum Tint : int { None, Crimson, Navy } }
                    [FormerlyNamed("Point")] public readonly record struct Place([FormerlyNamed("X")] long East, [FormerlyNamed("Y")] long North);
                    [FormerlyNamed("Shape")] public sealed record Figure([FormerlyNamed("Corners")] ImmutableArray<Place> Edges, [FormerlyNamed("At")] Place Centre, Paint.Tint Fill);
                    [Persistent] public partial class Thing { [Index] public partial Paint.Tint Colour { get; set; } public partial Figure? Shape { get; set; } public partial PersistentDictionary<Paint.Tint, Place> Marks { get; } }
                    """,
                    """var t = store.Things.First(); t.Colour = (Paint.Tint)1000; t.Marks[Paint.Tint.Navy] = t.Shape?.Centre ?? default; t.Shape = null;""",
                    """
                    foreach (var t in store.Things) yield return $"{t.Colour} {t.Shape?.Centre} {t.Shape?.Fill} {t.Shape?.Edges[0]} {string.Join(' ', t.Marks)}";
                    yield return $"{store.Things.ByColour.Count(Paint.Tint.Navy)}";
                    """),
            ],
            "Navy Place { East = 1, North = 1 } Crimson Place { East = 3, North = 4 } [Crimson, Place { East = 1, North = 0 }]",
            "Navy Place { East = 1, North = 2 } Crimson Place { East = 3, North = 4 } [Crimson, Place { East = 2, North = 0 }]",
            "2"),
        new(
            "Unknown_values_of_an_enum_survive_a_program_that_does_not_know_them",
            [
                new(
                    """
                    public enum State { New, Old, Odd }
                    [Persistent] public partial class Thing { [Index] public partial State State { get; set; } public partial string Note { get; set; } = ""; public partial PersistentSet<State> Past { get; } }
                    """,
                    "var t = store.Add(new Thing { State = State.Odd }); t.Past.Add(State.Odd);"),
                new(
                    """
                    public enum State { New, Old }
                    [Persistent] public partial class Thing { [Index] public partial State State { get; set; } public partial string Note { get; set; } = ""; public partial PersistentSet<State> Past { get; } }
                    """,
                    """foreach (var t in store.Things) { t.Note = $"seen {t.State}"; t.Past.Add(State.New); }"""),
                new(
                    """
                    public enum State { New, Old, Odd }
                    [Persistent] public partial class Thing { [Index] public partial State State { get; set; } public partial string Note { get; set; } = ""; public partial PersistentSet<State> Past { get; } }
                    """,
                    "store.Things.First().State = State.Old;",
                    """foreach (var t in store.Things) yield return $"{t.State} {t.Note} {string.Join(',', t.Past.Order())}"; yield return $"{store.Things.ByState.Count(State.Odd)}";"""),
            ],
            "Odd seen 2 New,Odd", "Odd seen 2 New,Odd", "2"),
        new(
            "A_struct_becomes_a_record",
            [
                new(
                    "public readonly record struct Money(decimal Amount); [Persistent] public partial class Thing { public partial Money Price { get; set; } }",
                    "store.Add(new Thing { Price = new(round) });"),
                new(
                    "public sealed record Money(decimal Amount); [Persistent] public partial class Thing { public partial Money Price { get; set; } = new(0); }",
                    "store.Things.First().Price = new(7);",
                    """foreach (var t in store.Things) yield return FormattableString.Invariant($"{t.Price.Amount}");"""),
            ],
            "1", "2"),
        new(
            "Members_of_records_that_are_gone_are_not_dropped",
            [
                new(
                    "public sealed record Address(string Street, string City); [Persistent] public partial class Thing { public partial Address? Home { get; set; } }",
                    "store.Add(new Thing { Home = new(\"s\", \"c\") });"),
                new("public sealed record Address(string Street); [Persistent] public partial class Thing { public partial Address? Home { get; set; } }"),
            ])
        {
            Refused = ["Thing.Home"],
        },
    ];
}
