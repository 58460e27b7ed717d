using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Properties and classes get other names.</summary>
static class Renames
{
    static readonly Source Named = new(
        """[Persistent] public partial class Thing { public partial string Name { get; set; } = ""; public partial PersistentList<int> Numbers { get; } }""",
        """
        var thing = store.Add(new Thing { Name = "n" + round });
        store.Things.First().Name += "+";
        store.Things.First().Numbers.Add(round);
        """);

    static readonly Source Animals = new(
        """
        [Persistent] public abstract partial class Animal { public partial string Name { get; set; } = ""; public partial Animal? Friend { get; set; } }
        [Persistent] public partial class Dog : Animal { [Index] public partial int Age { get; set; } }
        public partial class Store : PersistentStore { public partial Extent<Animal> Animals { get; } }
        """,
        """
        store.Add(new Dog { Name = "dog" + round, Age = round, Friend = store.Animals.FirstOrDefault() });
        store.Animals.OfType<Dog>().First().Age += 10;
        """);

    public static IEnumerable<History> All =>
    [
        new(
            "A_property_is_renamed",
            [
                Named,
                new(
                    """[Persistent] public partial class Thing { [FormerlyNamed("Name")] public partial string Title { get; set; } = "?"; [FormerlyNamed("Numbers")] public partial PersistentList<int> Values { get; } }""",
                    """store.Things.First().Title += "!"; store.Things.First().Values.Insert(0, round); store.Add(new Thing { Title = "new" });""",
                    """foreach (var thing in store.Things) yield return $"{thing.Title} {string.Join(',', thing.Values)}";"""),
            ],
            "n1++ 1,2", "n2 "),
        new(
            "A_property_is_renamed_twice",
            [
                Named,
                new(
                    """[Persistent] public partial class Thing { [FormerlyNamed("Name")] public partial string Title { get; set; } = ""; public partial PersistentList<int> Numbers { get; } }""",
                    """store.Add(new Thing { Title = "t" + round });"""),
                new(
                    """[Persistent] public partial class Thing { [FormerlyNamed("Name"), FormerlyNamed("Title")] public partial string Label { get; set; } = ""; public partial PersistentList<int> Numbers { get; } }""",
                    """store.Add(new Thing { Label = "l" + round }); store.Things.First().Label += "!";""",
                    """foreach (var thing in store.Things) yield return thing.Label;"""),
            ],
            "n1++", "n2", "t3"),
        new(
            "Classes_are_renamed",
            [
                Animals,
                new(
                    """
                    [Persistent, FormerlyNamed("Animal")] public abstract partial class Pet { public partial string Name { get; set; } = ""; public partial Pet? Friend { get; set; } }
                    [Persistent, FormerlyNamed("Dog")] public partial class Hound : Pet { [Index] public partial int Age { get; set; } }
                    public partial class Store : PersistentStore { public partial Extent<Pet> Pets { get; } }
                    """,
                    """
                    store.Add(new Hound { Name = "hound", Friend = store.Pets.Last() });
                    store.Pets.First().Name += "!";
                    """,
                    """foreach (var pet in store.Pets) yield return $"{pet.Name} {((Hound)pet).Age} {pet.Friend?.Name}"; yield return $"{store.Pets.OfType<Hound>().Count()}";"""),
            ],
            "dog1 21 ", "dog2 2 dog1", "2"),
        new(
            "Classes_are_moved_to_other_namespaces_and_into_a_class",
            [
                Animals,
                new(
                    """
                    namespace Zoo { [Persistent, FormerlyNamed("NS.Animal")] public abstract partial class Animal { public partial string Name { get; set; } = ""; public partial Animal? Friend { get; set; } } }
                    public static partial class Pets { [Persistent, FormerlyNamed("NS.Dog")] public partial class Dog : Zoo.Animal { [Index] public partial int Age { get; set; } } }
                    public partial class Store : PersistentStore { public partial Extent<Zoo.Animal> Animals { get; } }
                    """,
                    """store.Add(new Pets.Dog { Name = "new", Friend = store.Animals.Last() });"""),
                new(
                    """public partial class Store : PersistentStore { public partial Extent<NS_Animal> Animals { get; } }""",
                    """((NS_Dog)store.Animals.First()).Age += 100; store.Add(new NS_Dog { Name = "newest", Friend = store.Animals.Last() });""",
                    """foreach (NS_Dog dog in store.Animals) yield return $"{dog.Name} {dog.Age} {dog.Friend?.Name}";""")
                {
                    Outside = """
                        [Persistent, FormerlyNamed("NS.Animal"), FormerlyNamed("NS.Zoo.Animal")] public abstract partial class NS_Animal { public partial string Name { get; set; } = ""; public partial NS_Animal? Friend { get; set; } }
                        [Persistent, FormerlyNamed("NS.Pets+Dog"), FormerlyNamed("NS.Dog")] public partial class NS_Dog : NS_Animal { [Index] public partial int Age { get; set; } }
                        """,
                },
                new(
                    """
                    [Persistent, FormerlyNamed("global::NS_Animal"), FormerlyNamed("Animal"), FormerlyNamed("NS.Zoo.Animal")] public abstract partial class Beast { public partial string Name { get; set; } = ""; public partial Beast? Friend { get; set; } }
                    [Persistent, FormerlyNamed("global::NS_Dog"), FormerlyNamed("NS.Pets+Dog"), FormerlyNamed("Dog")] public partial class Hound : Beast { [Index] public partial int Age { get; set; } }
                    public partial class Store : PersistentStore { public partial Extent<Beast> Beasts { get; } }
                    """,
                    """store.Beasts.First().Friend = store.Add(new Hound { Name = "last" });""",
                    """foreach (Hound dog in store.Beasts) yield return $"{dog.Name} {dog.Age} {dog.Friend?.Name}"; yield return $"{store.Beasts.OfType<Hound>().Count(dog => dog.Age == 121)}";"""),
            ],
            "dog1 121 ", "dog2 2 dog1", "new 0 dog2", "newest 0 new", "1"),
    ];
}
