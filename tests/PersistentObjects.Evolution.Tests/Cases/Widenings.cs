using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Types change to others that can hold all the same values: nothing need be declared.</summary>
static class Widenings
{
    public static IEnumerable<History> All =>
    [
        new(
            "Numbers_are_widened",
            [
                new(
                    "[Persistent] public partial class Thing { [Index] public partial int A { get; set; } public partial byte B { get; set; } public partial float C { get; set; } public partial int D { get; set; } public partial uint E { get; set; } public partial long F { get; set; } public partial char G { get; set; } }",
                    "store.Add(new Thing { A = -round, B = 255, C = 1.1f, D = int.MinValue, E = uint.MaxValue, F = long.MinValue, G = 'x' }); store.Things.First().A *= 100;"),
                new(
                    "[Persistent] public partial class Thing { [Index] public partial long A { get; set; } public partial int B { get; set; } public partial double C { get; set; } public partial double D { get; set; } public partial long E { get; set; } public partial decimal F { get; set; } public partial ushort G { get; set; } }",
                    "store.Things.First().A <<= 40; store.Things.First().F += 0.5m; store.Add(new Thing { A = long.MaxValue });",
                    """foreach (var t in store.Things) yield return FormattableString.Invariant($"{t.A} {t.B} {t.C == 1.1f} {t.D} {t.E} {t.F} {t.G}"); yield return $"{store.Things.ByA.Count(-10000)}";"""),
            ],
            "-10000 255 True -2147483648 4294967295 -9223372036854775808 120", "-2 255 True -2147483648 4294967295 -9223372036854775808 120", "1"),
        new(
            "Types_become_nullable_and_wider_in_steps",
            [
                new(
                    "public readonly record struct Money(decimal Amount, string Currency); [Persistent] public partial class Thing { public partial short A { get; set; } public partial Money Price { get; set; } public partial string Name { get; set; } = \"\"; public partial Thing Self { get; set; } = null!; }",
                    "var thing = new Thing { A = (short)round, Price = new(round, \"EUR\"), Name = \"n\" }; thing.Self = thing; store.Add(thing);"),
                new(
                    "public readonly record struct Money(decimal Amount, string Currency); [Persistent] public partial class Thing { public partial int A { get; set; } public partial Money? Price { get; set; } public partial string? Name { get; set; } public partial Thing? Self { get; set; } }",
                    "store.Add(new Thing { A = 70000 });"),
                new(
                    "public readonly record struct Money(decimal Amount, string? Currency); [Persistent] public partial class Thing { public partial long? A { get; set; } public partial Money? Price { get; set; } public partial string? Name { get; set; } public partial Thing? Self { get; set; } }",
                    "store.Add(new Thing()); store.Things.First().A = null;",
                    """foreach (var t in store.Things) yield return $"{t.A} {t.Price?.Amount}{t.Price?.Currency} {t.Name} {t.Self == t}";"""),
            ],
            "1 1EUR n True", "2 2EUR n True", "70000   False"),
        new(
            "Elements_of_collections_are_widened",
            [
                new(
                    """
                    [Persistent] public partial class Thing
                    {
                        public partial ImmutableArray<int> Array { get; set; } = [];
                        public partial ImmutableHashSet<short> Set { get; set; } = [];
                        public partial ImmutableDictionary<int, float> Map { get; set; } = ImmutableDictionary<int, float>.Empty;
                        public partial (int, string) Pair { get; set; }
                        public partial PersistentList<int> Numbers { get; }
                        public partial PersistentSet<int> Many { get; }
                        public partial PersistentDictionary<string, int> Scores { get; }
                    }
                    """,
                    """
                    var thing = new Thing { Array = [-1, round], Set = [3, -300, 1], Map = ImmutableDictionary<int, float>.Empty.Add(-5, 0.5f), Pair = (round, "p") };
                    thing.Numbers.Add(7);
                    store.Add(thing);
                    var first = store.Things.First();
                    store.Write(() => { first.Numbers.Insert(0, round); first.Numbers.Add(1); first.Numbers.RemoveAt(first.Numbers.Count - 1); first.Many.Add(-round); first.Many.Add(99); first.Many.Remove(99); first.Scores["s"] = round; first.Scores["t"] = 1; });
                    """),
                new(
                    """
                    [Persistent] public partial class Thing
                    {
                        public partial ImmutableArray<long> Array { get; set; } = [];
                        public partial ImmutableHashSet<int?> Set { get; set; } = [];
                        public partial ImmutableDictionary<long, double> Map { get; set; } = ImmutableDictionary<long, double>.Empty;
                        public partial (decimal, string?)? Pair { get; set; }
                        public partial PersistentList<long> Numbers { get; }
                        public partial PersistentSet<long> Many { get; }
                        public partial PersistentDictionary<string, double?> Scores { get; }
                    }
                    """,
                    """
                    var first = store.Things.First();
                    store.Write(() => { first.Numbers.Add(1L << 40); first.Many.Remove(-1); first.Many.Add(1L << 41); first.Scores["s"] = null; first.Scores["u"] = 0.5; });
                    """,
                    """
                    foreach (var t in store.Things)
                    {
                        yield return FormattableString.Invariant($"{string.Join(',', t.Array)} {string.Join(',', t.Set.Order())} {t.Map[-5]} {t.Pair}");
                        yield return FormattableString.Invariant($"{string.Join(',', t.Numbers)} {string.Join(',', t.Many.Order())} {string.Join(',', t.Scores.OrderBy(score => score.Key))}");
                    }
                    """),
            ],
            "-1,1 -300,1,3 0.5 (1, p)", "2,1,7 -2,-1 [s, 2],[t, 1]", "-1,2 -300,1,3 0.5 (2, p)", "7  "),
        new(
            "Collections_become_others",
            [
                new(
                    """
                    [Persistent] public partial class Thing
                    {
                        public partial ImmutableArray<int> A { get; set; }
                        public partial PersistentList<int> B { get; }
                        public partial ImmutableHashSet<string> C { get; set; } = [];
                        public partial PersistentDictionary<int, string> D { get; }
                        public partial ImmutableList<int>? E { get; set; }
                    }
                    """,
                    """
                    var thing = new Thing { A = round == 1 ? default : [round], C = ["x", "y"] };
                    store.Add(thing);
                    thing.B.Add(5);
                    thing.D[round] = "d";
                    """),
                new(
                    """
                    [Persistent] public partial class Thing
                    {
                        public partial PersistentList<int> A { get; }
                        public partial ImmutableArray<int> B { get; set; }
                        public partial PersistentSet<string> C { get; }
                        public partial ImmutableDictionary<int, string> D { get; set; } = ImmutableDictionary<int, string>.Empty;
                        public partial PersistentList<int> E { get; }
                    }
                    """,
                    """var t = store.Things.First(); t.A.Add(1); t.B = [.. t.B, 6]; t.C.Remove("x"); t.D = t.D.Add(9, "n"); t.E.Add(8);""",
                    """foreach (var t in store.Things) yield return $"{string.Join(',', t.A)} {string.Join(',', t.B)} {string.Join(',', t.C.Order())} {string.Join(',', t.D)} {string.Join(',', t.E)}";"""),
            ],
            " 5 x,y [1, d] ", "2 5 x,y [2, d] "),
        new(
            "A_record_gets_a_nullable_member_and_loses_its_order",
            [
                new(
                    """
                    public sealed record Address(string Street, int Number);
                    [Persistent] public partial class Thing { public partial Address Home { get; set; } = new("", 0); public partial PersistentList<Address> Others { get; } public partial Address? None { get; set; } }
                    """,
                    """
                    var thing = store.Add(new Thing { Home = new("S" + round, round) });
                    thing.Others.Add(new("O", 5));
                    """),
                new(
                    """
                    public sealed record Address(long Number, string Street, string? City = null, int Floor = 0);
                    [Persistent] public partial class Thing { public partial Address Home { get; set; } = new(0, ""); public partial PersistentList<Address> Others { get; } public partial Address? None { get; set; } }
                    """,
                    """var t = store.Things.First(); t.Home = t.Home with { City = "C", Number = 1L << 40 }; t.Others.Add(t.Home);""",
                    """foreach (var t in store.Things) yield return $"{t.Home} {t.Others[0]} {t.None}";"""),
            ],
            "Address { Number = 1, Street = S1, City = , Floor = 0 } Address { Number = 5, Street = O, City = , Floor = 0 } ",
            "Address { Number = 2, Street = S2, City = , Floor = 0 } Address { Number = 5, Street = O, City = , Floor = 0 } "),
        new(
            "Nullable_values_that_are_all_there_become_required",
            [
                new(
                    "[Persistent] public partial class Thing { public partial int? A { get; set; } public partial string? B { get; set; } }",
                    "store.Add(new Thing { A = round, B = \"b\" });"),
                new(
                    "[Persistent] public partial class Thing { public partial int A { get; set; } public partial string B { get; set; } = \"\"; }",
                    "store.Things.First().A++;",
                    """foreach (var t in store.Things) yield return $"{t.A} {t.B}";"""),
            ],
            "1 b", "2 b"),
        new(
            "Nullable_values_of_which_some_are_missing_do_not_become_required",
            [
                new(
                    "[Persistent] public partial class Thing { public partial int? A { get; set; } public partial string? B { get; set; } public partial Thing? C { get; set; } }",
                    "store.Add(new Thing { A = round == 1 ? null : 2 });"),
                new("[Persistent] public partial class Thing { public partial int A { get; set; } public partial string B { get; set; } = \"\"; public partial Thing C { get; set; } = null!; }"),
            ])
        {
            Refused = ["Thing.A", "Thing.B", "Thing.C"],
        },
        new(
            "Nulls_inside_of_values_that_are_all_there_become_required",
            [
                new(
                    NullableParts,
                    """store.Add(new Thing { Home = new("S", "C" + round), Names = ["n"] }); store.Things.First().Notes.Add("x"); store.Things.First().Marks["m"] = new("M", "c");"""),
                new(
                    RequiredParts,
                    """var t = store.Things.First(); t.Home = t.Home with { City = t.Home.City + "!" }; t.Notes.Add("y");""",
                    PartsOfAll),
            ],
            "C1 n x,x c", "C2 n  "),
        new(
            "Nulls_inside_of_values_do_not_become_required",
            [
                new(NullableParts, MissingParts),
                new(RequiredParts),
            ])
        {
            Refused = ["Thing.Home", "Thing.Names", "Thing.Notes", "Thing.Marks"],
        },
        new(
            "Nulls_inside_of_values_are_put_right_by_a_migration",
            [
                new(NullableParts, MissingParts),
                new(
                    RequiredParts +
                    """
                    public partial class Store : PersistentStore
                    {
                        public partial Extent<Thing> Things { get; }
                        [Migration("1 parts")] void Fill()
                        {
                            foreach (var t in Things)
                            {
                                t.Home = t.Home with { City = t.Home.City ?? "?" };
                                t.Names = [.. t.Names.Select(name => name ?? "?")];
                                for (var i = 0; i < t.Notes.Count; i++) t.Notes[i] ??= "?";
                                foreach (var (key, value) in t.Marks.ToList()) t.Marks[key] = value with { City = value.City ?? "?" };
                            }
                        }
                    }
                    """,
                    "store.Things.First().Notes.Add(\"y\");",
                    PartsOfAll),
            ],
            "? ? ? ?", "C ? ? ?"),
    ];

    const string NullableParts =
        """
        public sealed record Address(string Street, string? City);
        [Persistent] public partial class Thing
        {
            public partial Address Home { get; set; } = new("", "");
            public partial ImmutableArray<string?> Names { get; set; } = [];
            public partial PersistentList<string?> Notes { get; }
            public partial PersistentDictionary<string, Address> Marks { get; }
        }
        """;

    const string RequiredParts =
        """
        public sealed record Address(string Street, string City);
        [Persistent] public partial class Thing
        {
            public partial Address Home { get; set; } = new("", "");
            public partial ImmutableArray<string> Names { get; set; } = [];
            public partial PersistentList<string> Notes { get; }
            public partial PersistentDictionary<string, Address> Marks { get; }
        }
        """;

    const string MissingParts =
        """
        var thing = store.Add(new Thing { Home = new("S", round == 1 ? null : "C"), Names = [null] });
        thing.Notes.Add(null);
        thing.Marks["m"] = new("M", null);
        """;

    const string PartsOfAll =
        """foreach (var t in store.Things) yield return $"{t.Home.City} {string.Join(",", t.Names)} {string.Join(",", t.Notes)} {string.Join(",", t.Marks.Values.Select(mark => mark.City))}";""";
}
