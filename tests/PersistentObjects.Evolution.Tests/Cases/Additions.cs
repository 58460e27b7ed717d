using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Properties, classes and indexes are added.</summary>
static class Additions
{
    static readonly Source Emails = new(
        "[Persistent] public partial class Thing { public partial string Email { get; set; } = \"\"; }",
        "store.Add(new Thing { Email = \"same\" }); store.Add(new Thing { Email = \"own\" + round });");

    static readonly Source Alone = new("[Persistent] public partial class Thing { public partial int Number { get; set; } }", "store.Add(new Thing { Number = round });");

    public static IEnumerable<History> All =>
    [
        new(
            "Properties_and_classes_are_added",
            [
                Alone,
                new(
                    """
                    [Persistent] public partial class Thing
                    {
                        public partial int Number { get; set; }
                        public partial string Name { get; set; } = "unnamed";
                        public partial decimal? Price { get; set; }
                        public partial Owner? Owner { get; set; }
                        [Index] public partial PersistentSet<string> Tags { get; }
                        [Unique] public partial Guid? Key { get; set; }
                    }
                    [Persistent] public partial class Owner { public partial string Name { get; set; } = ""; }
                    """,
                    """var t = store.Things.First(); t.Owner = new Owner { Name = "o" + round }; t.Tags.Add("tag"); t.Key = Guid.Empty; t.Price = 1;""",
                    """foreach (var t in store.Things) yield return FormattableString.Invariant($"{t.Number} {t.Name} {t.Price} {t.Owner?.Name} {t.Tags.Count}"); yield return $"{store.Things.ByTags.Count("tag")}";"""),
            ],
            "1 unnamed   0", "2 unnamed   0", "0"),
        new(
            "A_required_reference_is_added_and_filled_by_a_migration",
            [
                Alone,
                new(
                    """
                    [Persistent] public partial class Thing { public partial int Number { get; set; } [Index] public partial Owner Owner { get; set; } = null!; }
                    [Persistent] public partial class Owner { public partial string Name { get; set; } = ""; }
                    public partial class Store : PersistentStore
                    {
                        public partial Extent<Thing> Things { get; }
                        [Migration("1 owners")] void GiveOwners() { var nobody = Add(new Owner { Name = "nobody" }); foreach (var thing in Things) thing.Owner = nobody; }
                    }
                    """,
                    """store.Add(new Thing { Owner = new Owner { Name = "o" + round } });""",
                    """foreach (var t in store.Things) yield return $"{t.Number} {t.Owner.Name}"; yield return $"{store.Things.ByOwner.Count(store.Things.First().Owner)}";"""),
            ],
            "1 nobody", "2 nobody", "2"),
        new(
            "A_required_reference_is_added_and_nobody_fills_it",
            [
                Alone,
                new(
                    """
                    [Persistent] public partial class Thing { public partial int Number { get; set; } public partial Owner Owner { get; set; } = null!; }
                    [Persistent] public partial class Owner { public partial string Name { get; set; } = ""; }
                    """),
            ])
        {
            Refused = ["Thing.Owner"],
        },
        new(
            "A_required_text_is_added_and_nobody_fills_it",
            [
                Alone,
                new("[Persistent] public partial class Thing { public Thing() => Text = \"made\"; public partial int Number { get; set; } public partial string Text { get; set; } public required partial ImmutableList<int> List { get; set; } }"),
            ])
        {
            Refused = ["Thing.Text", "Thing.List"],
        },
        new(
            "A_unique_index_is_added_that_a_migration_makes_true",
            [
                Emails,
                new(
                    """
                    [Persistent] public partial class Thing { [Unique] public partial string Email { get; set; } = ""; }
                    public partial class Store : PersistentStore
                    {
                        public partial Extent<Thing> Things { get; }
                        [Migration("1")] void Number() { var i = 0; foreach (var thing in Things.Where(thing => thing.Email == "same")) thing.Email += ++i; }
                    }
                    """,
                    """store.Add(new Thing { Email = "same" + (round + 10) });""",
                    """foreach (var t in store.Things) yield return t.Email; yield return $"{store.Things.ByEmail.Find("same2") is not null}";"""),
            ],
            "same1", "own1", "same2", "own2", "True"),
    ];

    /// <summary>Refused with another exception than the others.</summary>
    public static History ViolatedUniqueIndex => new(
        "A_unique_index_is_added_that_the_data_violates",
        [
            Emails,
            new("[Persistent] public partial class Thing { [Unique] public partial string Email { get; set; } = \"\"; }"),
        ]);
}
