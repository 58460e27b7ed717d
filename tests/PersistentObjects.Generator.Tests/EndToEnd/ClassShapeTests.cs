namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>What C# allows of classes, over a restart.</summary>
sealed class ClassShapeTests
{
    [Test]
    public void Properties_override_one_another() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public abstract partial class Shape
            {
                public abstract string Name { get; set; }
                public virtual int Corners { get; set; }
                public virtual partial int Colour { get; set; }
                public virtual partial decimal Weight { get; set; }
            }
            [Persistent] public partial class Polygon : Shape
            {
                [Unique] public sealed override partial string Name { get; set; } = "";
                public override partial int Corners { get; set; }
                public override int Colour { get => base.Colour + 100; set => base.Colour = value; }
            }
            [Persistent] public sealed partial class Square : Polygon
            {
                public override int Corners { get => 4; set => base.Corners = value * 10; }
                public override decimal Weight { get; set; }
            }
            public partial class Store : PersistentStore { public partial Extent<Shape> Shapes { get; } public partial Extent<Polygon> Polygons { get; } }
            """,
            """
            Shape any = store.Add<Shape>(new Polygon { Name = "any" });
            (any.Corners, any.Colour, any.Weight) = (5, 1, 2.5m);
            Shape square = store.Add(new Square { Name = "square" });
            (square.Corners, square.Colour, square.Weight) = (1, 2, 9m);
            square.Weight = 0;
            """,
            """
            foreach (var name in (string[])["any", "square"])
            {
                Shape shape = store.Polygons.ByName[name];
                yield return FormattableString.Invariant($"{shape.Name} {shape.Corners} {shape.Colour} {shape.Weight}");
            }
            """,
            "any 5 101 2.5",
            "square 4 102 0");

    [Test]
    public void A_class_may_be_spread_over_files_and_nested_anywhere()
    {
        var files = Compiling.UserProject.WithFiles(
            ("z.cs", "namespace Shop; public partial interface IOuter { public partial record Middle(int Number) { [Persistent] internal partial class Line; } }"),
            ("b.cs", "namespace Shop; partial interface IOuter { partial record Middle { internal partial class Line : IComparable<Line> { public partial int A { get; set; } public int CompareTo(Line? other) => A.CompareTo(other?.A); } } }"),
            ("a.cs", "namespace Shop; partial interface IOuter { partial record Middle { partial class Line { [Index] public partial string? B { get; private set; } = \"b\"; public void Change() => B = \"c\"; } } }"),
            ("s.cs", "partial class Store : PersistentStore { internal partial Extent<Shop.IOuter.Middle.Line> Lines { get; } }"),
            ("Program.cs", Restart.Program(
                "store.Add(new Shop.IOuter.Middle.Line { A = 1 }).Change(); store.Add(new Shop.IOuter.Middle.Line());",
                """foreach (var line in store.Lines.Order()) yield return $"{line.A} {line.B} {store.Lines.ByB.Count(line.B)}";""")));
        files.ShouldSurviveRestart([], "0 b 1", "1 c 1");
    }

    [Test]
    public void Interfaces_are_implemented_by_persistent_properties() =>
        Restart.ShouldSurviveRestart(
            """
            public interface INamed { string Name { get; } string Shout => Name.ToUpperInvariant(); }
            public interface IRanked<T> { T Rank { get; set; } }
            [Persistent] public partial class Item : INamed, IRanked<int>, IRanked<string>
            {
                public partial string Name { get; private set; } = "none";
                public partial int Rank { get; set; }
                private partial string Text { get; set; } = "";
                string IRanked<string>.Rank { get => Text; set => Text = value; }
                public static void Rename(Item item, string name) => item.Name = name;
            }
            public partial class Store : PersistentStore { public partial Extent<Item> Items { get; } }
            """,
            """
            var item = store.Add(new Item());
            ((IRanked<int>)item).Rank = 7;
            ((IRanked<string>)item).Rank = "seven";
            Item.Rename(item, "ann");
            """,
            """
            var item = store.Items.Single();
            yield return $"{((INamed)item).Shout} {((IRanked<int>)item).Rank} {((IRanked<string>)item).Rank}";
            """,
            "ANN 7 seven");

    [Test]
    public void Members_of_an_objects_own_take_precedence_over_those_of_every_object() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public partial class Person
            {
                [Unique] public partial long Id { get; set; }
                public partial string Version { get; set; } = "v1";
                public partial Person? Store { get; set; }
                public override bool Equals(object? obj) => obj is Person other && other.Id == Id;
                public override int GetHashCode() => 1;
                public override string ToString() => $"person {Id}";
                public static bool operator ==(Person? left, Person? right) => Equals(left, right);
                public static bool operator !=(Person? left, Person? right) => !Equals(left, right);
            }
            public partial class Store : PersistentStore { public partial Extent<Person> People { get; } }
            """,
            """
            var first = store.Add(new Person { Id = 17 });
            first.Store = new Person { Id = 18, Version = "v2", Store = first };
            store.Write(() => { first.Store.Version += "!"; first.Store = first.Store; });
            """,
            """
            var first = store.People.ById[17];
            yield return $"{first} {first.Id} {first.Version} {first.Store} {first.Store!.Version} {first.Store.Store == first} {first == new Person { Id = 17 }}";
            yield return $"{store.People.Count} {ReferenceEquals(first.Store.Store, first)}";
            """,
            "person 17 17 v1 person 18 v2! True True",
            "2 True");

    [Test]
    public void Equality_of_the_users_is_no_identity_of_the_stores() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public partial class Coin
            {
                public partial int Value { get; set; }
                [Index] public partial Coin? Other { get; set; }
                public override bool Equals(object? obj) => obj is Coin;
                public override int GetHashCode() => 0;
            }
            public partial class Store : PersistentStore { public partial Extent<Coin> Coins { get; } }
            """,
            """
            var (one, two) = (store.Add(new Coin { Value = 1 }), new Coin { Value = 2 });
            one.Other = one;
            one.Other = two;
            store.Write(() => { one.Value = 10; two.Value = 20; });
            """,
            """
            var one = store.Coins.Single(coin => coin.Value == 10);
            yield return $"{one.Other!.Value} {store.Coins.Count}";
            """,
            "20 2");

    [Test]
    public void Keywords_and_Unicode_are_names_like_others() =>
        Restart.ShouldSurviveRestart(
            """
            namespace @event.Größe
            {
                public enum @enum { @true, @false }
                [Persistent] public partial class @class
                {
                    [Index] public partial @enum @void { get; set; }
                    [Unique] public partial string Übergröße { get; set; } = "";
                    public partial @class? @this { get; set; }
                    public partial int value { get; set; }
                    public partial int @field { get; set; }
                    public partial int recovery { get; set; }
                    public partial long Class { get; set; }
                    public partial long New { get; set; }
                    public partial int classModel { get; set; }
                }
            }
            public partial class Store : PersistentStore { public partial Extent<@event.Größe.@class> @switch { get; } }
            """,
            """
            var o = store.Add(new @event.Größe.@class { Übergröße = "ß", @void = @event.Größe.@enum.@false, value = 1, @field = 2, recovery = 3 });
            (o.@this, o.Class, o.New, o.classModel) = (o, 4, 5, 6);
            """,
            """
            var o = store.@switch.ByÜbergröße["ß"];
            yield return $"{o.@void} {o.value} {o.@field} {o.recovery} {o.Class} {o.New} {o.classModel} {o.@this == o} {store.@switch.Byvoid[@event.Größe.@enum.@false].Count()}";
            """,
            "false 1 2 3 4 5 6 True 1");

    [Test]
    public void Accessors_of_every_accessibility_are_stored() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public partial class Account
            {
                [Index] private partial int A { get; set; }
                [Index] protected partial int B { get; private set; }
                [Index] internal partial int C { private get; set; }
                [Index] protected internal partial int D { get; private protected set; }
                [Index] private protected partial int E { get; private init; }
                [Index] partial int F { get; set; }
                public partial Guid G { get; private set; }
                public Account() => E = 5;
                public void Set() => (A, B, C, D, F, G) = (1, 2, 3, 4, 6, new Guid(7, 0, 0, new byte[8]));
                public override string ToString() => $"{A}{B}{C}{D}{E}{F} {G:N}"[..14];
            }
            public partial class Store : PersistentStore { public partial Extent<Account> Accounts { get; } }
            """,
            "store.Add(new Account()).Set();",
            """
            var all = store.Accounts;
            yield return $"{all.Single()} {all.ByA.Count(1)}{all.ByB.Count(2)}{all.ByC.Count(3)}{all.ByD.Count(4)}{all.ByE.Count(5)}{all.ByF.Count(6)}";
            """,
            "123456 0000000 111111");
}
