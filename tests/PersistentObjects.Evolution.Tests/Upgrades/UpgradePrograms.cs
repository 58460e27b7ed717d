using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Upgrades;

/// <summary>Two releases of a program that take turns at one store.</summary>
static class UpgradePrograms
{
    /// <summary>The second release has a property, a collection, a reference and a class that the first one does not know, and a migration.</summary>
    public static History Releases => new(
        "Releases_that_take_turns",
        [
            new(
                """
                public enum State { New, Old }
                [Persistent] public partial class Thing { [Unique] public partial string Name { get; set; } = ""; public partial State State { get; set; } public partial PersistentSet<string> Tags { get; } }
                [SchemaVersion(1)] public partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } }
                """,
                """
                if (round == 1) { for (var i = 1; i <= 3; i++) store.Add(new Thing { Name = "t" + i }).Tags.Add("x"); return; }
                store.Write(() =>
                {
                    store.Things.ByName["t1"].Name = "t1+" + round;
                    store.Add(new Thing { Name = "old" + round });
                    foreach (var thing in store.Things) thing.Tags.Add("r" + round);
                    store.Delete(store.Things.ByName["t3"]);
                });
                """,
                """foreach (var t in store.Things) yield return $"{t.Name} {t.State} {string.Join(',', t.Tags.Order())}";"""),
            new(
                """
                public enum State { New, Old, Odd }
                [Persistent] public partial class Thing
                {
                    public partial int Extra { get; set; } = 7;
                    [Unique] public partial string Name { get; set; } = "";
                    public partial State State { get; set; }
                    public partial PersistentList<int> Numbers { get; }
                    public partial PersistentSet<string> Tags { get; }
                    [Index] public partial Other? Other { get; set; }
                }
                [Persistent] public partial class Other { public partial string Text { get; set; } = ""; public partial Thing? About { get; set; } public partial Other? Next { get; set; } }
                [SchemaVersion(2)] public partial class Store : PersistentStore
                {
                    public partial Extent<Thing> Things { get; }
                    public partial Extent<Other> Others { get; }
                    [Migration("2 extra")] void Raise() { foreach (var thing in Things) thing.Extra += 1000; }
                }
                """,
                """
                store.Write(() =>
                {
                    var (first, second) = (store.Things.First(), store.Things.Skip(1).First());
                    first.Extra = round; first.Numbers.Add(round); first.State = State.Odd;
                    first.Other = new Other { Text = "o" + round, About = second, Next = first.Other };
                    store.Add(new Thing { Name = "new" + round, Extra = round }).Numbers.Add(9);
                });
                """,
                """
                foreach (var t in store.Things) yield return $"{t.Name} {t.State} {string.Join(',', t.Tags.Order())} {t.Extra} {string.Join(',', t.Numbers)} {t.Other?.Text}";
                foreach (var o in store.Others) yield return $"{o.Text} {o.About?.Name} {o.Next?.Text} {store.Things.ByOther.Count(o)}";
                """),
        ]);

    public static IEnumerable<History> All => [Releases];
}
