using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Constructors and initializers: what runs for a new object and what for a recovered one.</summary>
sealed class ConstructorTests
{
    const string Store = "public partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } }";

    [TestCase("private Thing(int number) => Number = number; public static Thing Make() => new(7);")]
    [TestCase("protected Thing() : this(7) { } private Thing(int number) => Number = number; public static Thing Make() => new();")]
    [TestCase("internal Thing(int number = 7, params int[] more) => Number = number + more.Length; public static Thing Make() => new();")]
    [TestCase("public Thing(in int number, out int twice) { Number = number; twice = 2 * number; } public static Thing Make() => new(7, out _);")]
    [TestCase("public Thing(ref int number) => Number = number++; public static Thing Make() { var number = 7; return new(ref number); }")]
    [TestCase("[System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Thing() => Text = \"set\"; public required partial string Text { get; set; } public static Thing Make() => new() { Number = 7 };")]
    [TestCase("static Thing() { } public Thing(Func<int> number) => Number = number(); public static Thing Make() => new(() => 7);")]
    [TestCase("public static Thing Make() => new() { Number = 7 };")]
    [TestCase("public required partial Thing? Other { get; init; } public static Thing Make() => new() { Number = 7, Other = null };")]
    public void A_constructor_runs_for_new_objects_alone(string constructors) =>
        Restart.ShouldSurviveRestart(
            $$"""
            [Persistent] public partial class Thing
            {
                public static int Initialized;
                {{constructors}}
                public partial int Number { get; set; }
                int _initialized = ++Initialized;
                public int Initializer => _initialized > 0 ? 1 : 0;
            }
            {{Store}}
            """,
            "store.Add(Thing.Make());",
            """
            var thing = store.Things.Single();
            yield return $"{thing.Number} {thing.Initializer}";
            """,
            "7 1");

    [Test]
    public void A_property_keeps_what_was_stored_whatever_its_initializer_says() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public partial class Thing
            {
                public partial int Number { get; set; } = 5;
                public partial string? Text { get; set; } = "default";
                public partial decimal? Price { get; set; } = 1.5m;
            }
            """ + Store,
            """
            var thing = store.Add(new Thing());
            (thing.Number, thing.Text, thing.Price) = (0, null, null);
            store.Add(new Thing());
            """,
            """foreach (var thing in store.Things) yield return FormattableString.Invariant($"{thing.Number} {thing.Text ?? "null"} {thing.Price}");""",
            "0 null ",
            "5 default 1.5");

    [Test]
    public void Members_that_are_not_persistent_have_their_initial_values_after_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("generator-tests").FullName;
        try
        {
            UserProject.With("""
                [Persistent] public partial class Thing
                {
                    public static int Constructed;
                    readonly List<int> _list = [1, 2];
                    int _plain;

                    public Thing() { Constructed++; Ordinary = "constructed"; _plain = 9; _list.Add(3); }

                    public partial int Number { get; set; }
                    public string Ordinary { get; set; } = "initial";
                    [NotPersistent] public partial string Marked { get; set; }
                    public partial string Marked { get => field ?? "marked"; set; }
                    [NotPersistent] public int Count { get; set; } = 3;
                    public int Computed => Number + Count;
                    public string Describe() => $"{Number} {Ordinary} {Marked} {Count} {Computed} {_list.Count} {_plain} {Constructed}";
                }
                public partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } }
                public static class Program
                {
                    public static string[] Run(string directory)
                    {
                        string before;
                        using (var store = Store.Open(directory)) before = store.Add(new Thing { Number = 1, Count = 8, Marked = "changed" }).Describe();
                        using var again = Store.Open(directory);
                        return [before, again.Things.Single().Describe()];
                    }
                }
                """).Call(directory).ShouldBe(["1 constructed changed 8 9 3 9 1", "1 initial marked 3 4 2 0 1"]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Test]
    public void Required_members_need_no_value_at_recovery() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public abstract partial class Base { public required partial string Name { get; init; } public required int Plain { get; set; } }
            [Persistent] public partial class Thing : Base { public required partial Thing? Next { get; set; } public Thing(int number) => Number = number; public partial int Number { get; private set; } }
            """ + Store,
            """store.Add(new Thing(1) { Name = "a", Plain = 0, Next = new Thing(2) { Name = "b", Plain = 0, Next = null } });""",
            """foreach (var thing in store.Things.OrderBy(thing => thing.Number)) yield return $"{thing.Number} {thing.Name} {thing.Next?.Name} {thing.Plain}";""",
            "1 a b 0",
            "2 b  0");

    [Test]
    public void A_class_without_a_constructor_has_the_one_of_its_base_class() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public abstract partial class Base { protected Base(string name = "base", params int[] more) => Name = name + more.Length; public partial string Name { get; set; } }
            [Persistent] public partial class Middle : Base;
            [Persistent] public sealed partial class Thing : Middle { public partial int Number { get; set; } }
            """ + Store,
            "store.Add(new Thing());",
            "yield return store.Things.Single().Name;",
            "base0");
}
