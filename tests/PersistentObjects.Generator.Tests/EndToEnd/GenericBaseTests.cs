using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Persistent classes that derive from generic ones.</summary>
sealed class GenericBaseTests
{
    const string Entity = """
        public interface IKeyed<TKey> { TKey Key { get; } }

        [Persistent] public abstract partial class Entity<TKey> : IKeyed<TKey> where TKey : notnull
        {
            [Unique] public partial TKey Key { get; set; }
            public partial TKey? Former { get; set; }
            [Index] public partial int Rank { get; set; } = 3;
            public partial string Note { get; protected set; } = "none";
            public void Rename(TKey key) => (Former, Key, Note) = (Key, key, "renamed");
        }
        """;

    const string Domain = Entity + """
        [Persistent] public partial class Person : Entity<int> { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Student : Person { public partial Country? Country { get; set; } }
        [Persistent] public sealed partial class Country : Entity<string> { public Country(string key) => Key = key; }
        [Persistent] public partial class Place : Entity<Guid>;
        [Persistent] public partial class Visit : Entity<Country>;

        public partial class Store : PersistentStore
        {
            public partial Extent<Person> People { get; }
            public partial Extent<Country> Countries { get; }
            public partial Extent<Place> Places { get; }
            public partial Extent<Visit> Visits { get; }
        }
        """;

    [Test]
    public void Each_closed_class_stores_its_own_types() =>
        Restart.ShouldSurviveRestart(
            Domain,
            """
            var ann = store.Add(new Person { Key = 1, Name = "ann" });
            var country = new Country("AT");
            var ben = store.Add(new Student { Key = 2, Name = "ben", Country = country, Rank = 1 });
            ben.Rename(5);
            store.Add(new Place { Key = new Guid("00112233-4455-6677-8899-aabbccddeeff") }).Rename(Guid.Empty);
            store.Add(new Visit { Key = country, Former = country });
            country.Rename("CH");
            """,
            """
            foreach (var person in store.People.OrderBy(person => person.Key)) yield return $"{person.Key} {person.Former} {person.Name} {person.Note}";
            Country country = store.Countries.ByKey["CH"];
            yield return $"{country.Former} {country.Rank} {store.Countries.ByKey.Find("AT") is null}";
            Student? student = (Student?)store.People.ByKey.Find(5);
            yield return $"{student?.Country == country} {store.People.ByRank.Count(3)} {store.Countries.ByRank.Count(3)}";
            yield return $"{store.Places.ByKey[Guid.Empty].Former} {store.Visits.ByKey[country].Former?.Key}";
            """,
            "1 0 ann none",
            "5 2 ben renamed",
            "AT 3 True",
            "True 1 1",
            "00112233-4455-6677-8899-aabbccddeeff CH");

    [Test]
    public void A_transaction_that_throws_leaves_them_as_they_were() =>
        UserProject.WithFiles(("Domain.cs", Domain), ("Program.cs", """
            public static class Program
            {
                public static string[] Run()
                {
                    using var store = Store.InMemory();
                    var ann = store.Add(new Person { Key = 1 });
                    var place = store.Add(new Place { Key = Guid.Empty });
                    var seen = "";
                    try
                    {
                        store.Write(() =>
                        {
                            ann.Rename(7);
                            place.Rename(Guid.NewGuid());
                            seen = $"{store.People.ByKey.Find(7) == ann} {store.People.ByKey.Find(1) is null}";
                            throw new TimeoutException();
                        });
                    }
                    catch (TimeoutException)
                    {
                    }

                    return [seen, $"{ann.Key} {ann.Former} {store.People.ByKey.Find(1) == ann} {store.People.ByKey.Find(7) is null} {place.Key == Guid.Empty}"];
                }
            }
            """)).Call().ShouldBe(["True True", "1 0 True True True"]);

    [Test]
    public void Generic_classes_may_derive_from_one_another() =>
        Restart.ShouldSurviveRestart(
            """
            namespace Deep.@class
            {
                public enum Kind : short { None, Some = -3 }
                [Persistent] public abstract partial class Root { [Unique] public partial string Code { get; set; } = ""; }
                [Persistent] public abstract partial class Pair<TFirst, @class> : Root where TFirst : struct, IComparable<TFirst> where @class : Root?
                {
                    [Index] public partial TFirst? First { get; set; }
                    [Index] public partial @class? Second { get; set; }
                    public override string ToString() => "a pair, " + base.ToString();
                }
                [Persistent] public abstract partial class Self<TSelf, T> : Pair<T, TSelf>
                    where TSelf : Self<TSelf, T>
                    where T : struct, IComparable<T>
                {
                    public virtual partial T Third { get; set; }
                    public partial long Fourth { get; set; }
                }
                [Persistent] public partial class Leaf : Self<Leaf, DateTime>
                {
                    public Leaf() => Third = DateTime.UnixEpoch;
                }
                [Persistent] public abstract partial class Middle<Class, New> : Self<Special, int> { public partial Class? Model { get; set; } [Index] public partial New Key { get; set; } }
                [Persistent] public partial class Special : Middle<string?, Kind>;
            }
            public partial class Store : PersistentStore { public partial Extent<Deep.@class.Root> All { get; } }
            """,
            """
            var leaf = store.Add(new Deep.@class.Leaf { Code = "leaf", First = new DateTime(2020, 1, 1), Fourth = 4 });
            leaf.Second = leaf;
            var special = store.Add(new Deep.@class.Special { Code = "special", Third = 5, Model = "m", Key = Deep.@class.Kind.Some });
            special.Second = new Deep.@class.Special { Code = "new" };
            """,
            """
            var leaf = (Deep.@class.Leaf)store.All.ByCode["leaf"];
            yield return FormattableString.Invariant($"{leaf.First:yyyy} {leaf.Second == leaf} {leaf.Third:yyyy} {leaf.Fourth}");
            var special = (Deep.@class.Special)store.All.ByCode["special"];
            yield return $"{special.First} {special.Second?.Code} {special.Third} {special.Model} {special.Key} {special.Second?.Model is null}";
            yield return leaf.ToString()[..7];
            """,
            "2020 True 1970 4",
            " new 5 m Some True",
            "a pair,");

    [Test]
    public void Type_parameters_may_stand_anywhere_in_a_value() =>
        Restart.ShouldSurviveRestart(
            """
            using System.Collections.Immutable;
            public readonly record struct Span<T>(T From, T To);
            public sealed record Tree<T>(T Value, ImmutableArray<Tree<T>> Children);
            [Persistent] public abstract partial class Entity<T, U> where T : notnull
            {
                public partial ImmutableArray<T> Old { get; set; } = [];
                public partial ImmutableDictionary<T, U>? Map { get; set; }
                public partial (T Left, U? Right) Pair { get; set; }
                public partial Span<T> Span { get; set; }
                public partial Tree<U>? Tree { get; set; }
                public partial ImmutableList<(T, Span<U>?)>? Deep { get; set; }
            }
            [Persistent] public partial class A : Entity<int, string>;
            [Persistent] public partial class B : Entity<string, A>;
            public partial class Store : PersistentStore { public partial Extent<A> As { get; } public partial Extent<B> Bs { get; } }
            """,
            """
            var a = store.Add(new A { Old = [1, 2], Pair = (3, "p"), Span = new(4, 5), Tree = new("t", [new("u", [])]) });
            a.Map = System.Collections.Immutable.ImmutableDictionary<int, string>.Empty.Add(6, "m");
            a.Deep = [(7, null), (8, new("x", "y"))];
            var b = store.Add(new B { Old = ["o"] });
            (b.Pair, b.Tree) = (("l", a), new(a, [new(a, [])]));
            """,
            """
            var a = store.As.Single();
            yield return $"{string.Join(',', a.Old)} {a.Pair} {a.Span} {a.Tree!.Value}{a.Tree.Children[0].Value} {a.Map![6]} {a.Deep![0]} {a.Deep[1]}";
            var b = store.Bs.Single();
            yield return $"{b.Old[0]} {b.Pair.Left} {b.Pair.Right == a} {b.Tree!.Children[0].Value == a} {b.Map is null} {b.Span.From is null}";
            """,
            "1,2 (3, p) Span { From = 4, To = 5 } tu m (7, ) (8, Span { From = x, To = y })",
            "o l True True True True");

    [Test]
    public void A_generic_class_may_be_in_another_assembly()
    {
        var library = UserProject.With(Entity + """
            [Persistent] public abstract partial class Named<TKey, TName> : Entity<TKey> where TKey : notnull
            {
                protected partial TName? Hidden { get; private set; }
                internal partial int Internal { get; private set; }
                private partial string? Private { get; set; }
                public TName? Name { get => Hidden; set { Hidden = value; Internal++; Private = "changed"; } }
                public string Rest => $"{Internal} {Private}";
            }
            """).Named("Library");
        UserProject.WithFiles(
            ("Domain.cs", """
                [Persistent] sealed partial class Person : Named<long, DayOfWeek?>;
                partial class Store : PersistentStore { public partial Extent<Person> People { get; } }
                """),
            ("Program.cs", Restart.Program(
                "store.Add(new Person { Key = 1 }).Name = DayOfWeek.Friday;",
                """
                Person person = store.People.ByKey[1];
                yield return $"{person.Key} {person.Name} {person.Rest} {store.People.ByRank.Count(3)}";
                """)))
            .Named("App")
            .ShouldSurviveRestart([library], "1 Friday 1 changed 1");
    }

    [Test]
    public void A_description_of_an_object_may_come_before_its_class_was_ever_used() =>
        UserProject.With(Entity + """
            [Persistent] public partial class Person : Entity<int> { public override string ToString() => "I, " + base.ToString(); }
            [Persistent] public partial class Place : Entity<string>;
            public static class Program { public static string[] Run() => [$"{new Person()}", $"{new Place { Key = "x" }}"]; }
            """).Call().ShouldBe(["I, Person", "Place (detached) { Key = \"x\", Former = null, Rank = 3, Note = \"none\" }"]);
}
