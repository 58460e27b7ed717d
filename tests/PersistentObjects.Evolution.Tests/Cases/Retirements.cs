using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Properties and classes that are not declared any more, and what is left of them.</summary>
static class Retirements
{
    static readonly Source Person = new(
        """
        public enum Mood { Good, Bad }
        public sealed record Address(string City, int Zip);
        [Persistent] public partial class Thing
        {
            public partial string Name { get; set; } = "";
            public partial Address? Home { get; set; }
            public partial Mood Mood { get; set; }
            public partial Thing? Friend { get; set; }
            public partial PersistentList<int> Numbers { get; }
            public partial int Kept { get; set; }
        }
        """,
        """
        var thing = store.Add(new Thing { Name = "First Last" + round, Home = new("C" + round, round), Mood = Mood.Bad, Friend = store.Things.FirstOrDefault(), Kept = round });
        thing.Numbers.Add(round); thing.Numbers.Add(9);
        store.Things.First().Name += "+";
        """);

    static readonly Source Retired = new(
        """
        [Persistent, Retired("Name"), Retired("Home"), Retired("Mood"), Retired("Friend"), Retired("Numbers")]
        public partial class Thing { public partial int Kept { get; set; } }
        """,
        "store.Things.First().Kept += 100; store.Add(new Thing { Kept = round });",
        """foreach (var t in store.Things) yield return $"{t.Kept}";""");

    static readonly Source Reading = new(
        """
        public enum Mood { Good, Bad }
        [Persistent, Retired("Name"), Retired("Home"), Retired("Mood"), Retired("Friend"), Retired("Numbers")]
        public partial class Thing
        {
            public partial int Kept { get; set; }
            public partial string First { get; set; } = "?";
            public partial string Rest { get; set; } = "?";
        }
        public partial class Store : PersistentStore
        {
            public partial Extent<Thing> Things { get; }
            [Migration("1 names")] void Split(RetiredData retired)
            {
                foreach (var thing in Things)
                {
                    if (!retired.TryGet<string>(thing, "Name", out var name)) continue;
                    (thing.First, thing.Rest) = (name!.Split(' ')[0], name.Split(' ')[1]);
                    var home = retired.Get<RetiredRecord>(thing, "Home")!;
                    thing.Rest += $" {home.Get<string>("City")}{home.Get<long>("Zip")} {retired.Get<Mood>(thing, "Mood")} {retired.Get<Thing>(thing, "Friend")?.Kept} {string.Join(',', retired.Get<long[]>(thing, "Numbers")!)}";
                }
            }
        }
        """,
        "store.Things.First().Rest += \"!\"; store.Add(new Thing { First = \"new\" });",
        """foreach (var t in store.Things) yield return $"{t.Kept} {t.First} {t.Rest}";""");

    static readonly Source Coupons = new(
        """
        [Persistent] public abstract partial class Paper { public partial string Text { get; set; } = ""; }
        [Persistent] public partial class Coupon : Paper { public partial decimal Value { get; set; } public partial Thing? For { get; set; } public partial Coupon? Next { get; set; } }
        [Persistent] public partial class Thing { public partial int Number { get; set; } }
        public partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } public partial Extent<Coupon> Coupons { get; } }
        """,
        """
        var thing = store.Add(new Thing { Number = round });
        store.Add(new Coupon { Text = "c" + round, Value = round + 0.5m, For = thing, Next = store.Coupons.FirstOrDefault() });
        store.Coupons.First().Value += 1;
        """);

    const string Total = """
        [Persistent] public partial class Thing { public partial int Number { get; set; } public partial decimal Total { get; set; } public partial string Log { get; set; } = ""; }
        public partial class Store : PersistentStore
        {
            public partial Extent<Thing> Things { get; }
            [Migration("1 coupons")] void Sum(RetiredData retired)
            {
                foreach (var coupon in retired.Objects("NS.Coupon"))
                {
                    var thing = retired.Get<Thing>(coupon, "For")!;
                    thing.Total += retired.Get<decimal>(coupon, "Value");
                    thing.Log += retired.Get<string>(coupon, "Text") + (retired.Get<RetiredObject>(coupon, "Next") is { } next ? ">" + retired.Get<string>(next, "Text") : "");
                }
                DELETE
            }
        }
        """;

    static Source Summing(bool deletes) => new(
        Total.Replace("DELETE", deletes ? "foreach (var coupon in retired.Objects(\"NS.Coupon\")) Delete(coupon);" : "", StringComparison.Ordinal),
        "store.Things.First().Total += 100; store.Add(new Thing { Number = round });",
        """foreach (var t in store.Things) yield return FormattableString.Invariant($"{t.Number} {t.Total} {t.Log}");""")
    {
        Outside = "[assembly: Retired(\"NS.Coupon\"), Retired(\"NS.Paper\")]",
    };

    /// <summary>Reads the coupons once more.</summary>
    static Source SummingAgain => new(
        """
        [Persistent] public partial class Thing { public partial int Number { get; set; } public partial decimal Total { get; set; } public partial string Log { get; set; } = ""; }
        public partial class Store : PersistentStore
        {
            public partial Extent<Thing> Things { get; }
            [Migration("2 count")] void Count(RetiredData retired) { foreach (var thing in Things) thing.Log += $" {retired.Objects("NS.Coupon").Count(coupon => retired.Get<Thing>(coupon, "For") == thing)}"; }
        }
        """,
        "store.Things.First().Total += 1000;",
        """foreach (var t in store.Things) yield return FormattableString.Invariant($"{t.Number} {t.Total} {t.Log}");""")
    {
        Outside = "[assembly: Retired(\"NS.Coupon\"), Retired(\"NS.Paper\")]",
    };

    public static IEnumerable<History> All =>
    [
        new("A_retired_property_is_read_by_a_migration", [Person, Reading], "1 First Last1++ C11 Bad  1,9", "2 First Last2 C22 Bad 1 2,9"),
        new(
            "Retired_properties_are_kept_by_programs_that_do_not_read_them",
            [Person, Retired, Retired, Reading],
            "201 First Last1++ C11 Bad  1,9", "2 First Last2 C22 Bad 201 2,9", "3 ? ?", "4 ? ?"),
        new(
            "Data_of_a_retired_property_that_is_given_up_is_gone",
            [
                Person,
                new(
                    Retired.Classes.Replace("Retired(\"Name\")", "Retired(\"Name\", DropData = true)", StringComparison.Ordinal),
                    // What is in the log only is gone with the log.
                    Retired.Act + "store.SnapshotAsync().GetAwaiter().GetResult();"),
                Reading,
            ],
            "101 ? ?", "2 ? ?", "3 ? ?"),
        new("Objects_of_a_retired_class_are_read_by_a_migration", [Coupons, Summing(deletes: false)], "1 3.5 c1", "2 2.5 c2>c1"),
        new("Objects_of_a_retired_class_are_kept", [Coupons, Summing(deletes: false), SummingAgain], "1 103.5 c1 1", "2 2.5 c2>c1 1", "3 0  0"),
        new("Objects_of_a_retired_class_are_deleted_by_a_migration", [Coupons, Summing(deletes: true), SummingAgain], "1 103.5 c1 0", "2 2.5 c2>c1 0", "3 0  0"),
    ];
}
