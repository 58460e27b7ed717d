using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Types change to others by methods of the user's.</summary>
static class Conversions
{
    public static IEnumerable<History> All =>
    [
        new(
            "Values_are_converted_by_methods",
            [
                new(
                    "[Persistent] public partial class Thing { public partial double Price { get; set; } public partial string Name { get; set; } = \"\"; [Index] public partial int? Rank { get; set; } public partial ImmutableArray<string> Tags { get; set; } = []; }",
                    "store.Add(new Thing { Price = round + 0.25, Name = \"Ann Lee\" + round, Rank = round == 1 ? null : round, Tags = [\"x\", \"y\"] }); store.Things.First().Price *= 2;"),
                new(
                    """
                    public sealed record FullName(string First, string Last);
                    [Persistent] public partial class Thing
                    {
                        [ConvertFrom(nameof(Exact))] public partial decimal Price { get; set; }
                        [ConvertFrom(nameof(Parts)), FormerlyNamed("Name")] public partial FullName Who { get; set; } = new("", "");
                        [Index, ConvertFrom(nameof(OrLast))] public partial int Rank { get; set; }
                        [ConvertFrom(nameof(Joined))] public partial string Tags { get; set; } = "";
                        static decimal Exact(double old) => (decimal)old;
                        private static FullName Parts(string old) => new(old.Split(' ')[0], old.Split(' ')[1]);
                        internal static int OrLast(int? old) => old ?? 99;
                        static string Joined(ImmutableArray<string> old) => string.Join('+', old);
                    }
                    """,
                    "store.Things.First().Price += 0.05m; store.Things.First().Rank = round;",
                    """foreach (var t in store.Things) yield return FormattableString.Invariant($"{t.Price:0.##} {t.Who} {t.Rank} {t.Tags}"); yield return $"{store.Things.ByRank.Count(99)}";"""),
            ],
            "5 FullName { First = Ann, Last = Lee1 } 99 x+y", "2.25 FullName { First = Ann, Last = Lee2 } 2 x+y", "1"),
        new(
            "Each_old_type_has_its_method",
            [
                new("[Persistent] public partial class Thing { public partial string Size { get; set; } = \"\"; }", "store.Add(new Thing { Size = \"s\" + round });"),
                new(
                    """[Persistent] public partial class Thing { [ConvertFrom(nameof(Sized))] public partial int Size { get; set; } static int Sized(string old) => old[1] - '0'; }""",
                    "store.Add(new Thing { Size = round }); store.Things.First().Size += 10;"),
                new(
                    """
                    public readonly record struct Extension(int Width, int Height);
                    [Persistent] public partial class Thing
                    {
                        [ConvertFrom(nameof(Sized))] public partial Extension Size { get; set; }
                        static Extension Sized(string old) => new(old[1] - '0', 1);
                        static Extension Sized(long old) => new((int)old, 1);
                    }
                    """,
                    "store.Things.First().Size = new(1, round);",
                    """foreach (var t in store.Things) yield return $"{t.Size.Width}x{t.Size.Height}";"""),
            ],
            "11x1", "2x1", "3x1"),
        new(
            "A_type_that_is_changed_back_keeps_what_was_stored_meanwhile",
            [
                new(
                    "[Persistent] public partial class Thing { public partial int Size { get; set; } public partial int? Rank { get; set; } }",
                    "store.Add(new Thing { Size = round, Rank = round == 1 ? null : round });"),
                new(
                    """
                    [Persistent] public partial class Thing
                    {
                        [ConvertFrom(nameof(Text))] public partial string Size { get; set; } = "";
                        [ConvertFrom(nameof(OrNone))] public partial int Rank { get; set; }
                        static string Text(int old) => $"s{old}";
                        static int OrNone(int? old) => old ?? -1;
                    }
                    """,
                    "store.Things.First().Size += 0; store.Things.Last().Rank = 7; store.Add(new Thing { Size = \"s77\", Rank = 8 });"),
                new(
                    """[Persistent] public partial class Thing { [ConvertFrom(nameof(Parse))] public partial int Size { get; set; } public partial int? Rank { get; set; } static int Parse(string old) => int.Parse(old[1..]); }""",
                    "store.Things.First().Size *= 7; store.Things.First().Rank = null;",
                    """foreach (var t in store.Things) yield return $"{t.Size} {(t.Rank is null or -1 ? "none" : t.Rank)}";"""),
            ],
            "10 none", "2 7", "77 8"),
        new(
            "Properties_of_base_classes_are_converted",
            [
                new(
                    """
                    [Persistent] public abstract partial class Base { public partial string Number { get; set; } = ""; }
                    [Persistent] public partial class Thing : Base { public partial bool Flag { get; set; } }
                    """,
                    "store.Add(new Thing { Number = $\"{round}\" });"),
                new(
                    """
                    [Persistent] public abstract partial class Base { [ConvertFrom(nameof(Parse))] public partial int Number { get; set; } private static int Parse(string old) => int.Parse(old); }
                    [Persistent] public partial class Thing : Base { [ConvertFrom(nameof(Text))] public partial string Flag { get; set; } = ""; static string Text(bool old) => old ? "yes" : "no"; }
                    """,
                    "store.Things.First().Number *= 7;",
                    """foreach (var t in store.Things) yield return $"{t.Number} {t.Flag}";"""),
            ],
            "1 no", "2 no"),
        new(
            "A_method_that_throws_names_the_property",
            [
                new("[Persistent] public partial class Thing { public partial string Number { get; set; } = \"\"; }", "store.Add(new Thing { Number = \"x\" });"),
                new("""[Persistent] public partial class Thing { [ConvertFrom(nameof(Parse))] public partial int Number { get; set; } static int Parse(string old) => int.Parse(old); }"""),
            ])
        {
            Refused = ["Thing.Number"],
        },
    ];
}
