using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Cases;

/// <summary>Classes get other base classes.</summary>
static class BaseClasses
{
    const string Stores = "public partial class Store : PersistentStore { public partial Extent<Dog> Dogs { get; } public partial Extent<Owner> Owners { get; } }";

    /// <summary>Dogs that have a base class, and owners that refer to one of them as a dog.</summary>
    static readonly Source Derived = new(
        $$"""
        [Persistent] public abstract partial class Animal { public partial string Name { get; set; } = ""; [Index] public partial int Age { get; set; } }
        [Persistent] public partial class Dog : Animal { public partial bool Barks { get; set; } }
        [Persistent] public partial class Owner { public partial Dog? Dog { get; set; } }
        {{Stores}}
        """,
        """
        store.Add(new Owner { Dog = new Dog { Name = "d" + round, Age = round, Barks = true } });
        store.Dogs.First().Age += 10;
        """);

    /// <summary>The same without a base class.</summary>
    static readonly Source Alone = new(
        $$"""
        [Persistent] public partial class Dog { public partial string Name { get; set; } = ""; public partial int Age { get; set; } }
        [Persistent] public partial class Owner { public partial Dog? Dog { get; set; } }
        {{Stores}}
        """,
        """
        store.Add(new Owner { Dog = new Dog { Name = "d" + round, Age = round } });
        store.Dogs.First().Age += 10;
        """);

    /// <summary>Things that hold animals in every way.</summary>
    static Source Pets(string act) => new(
        """
        [Persistent] public abstract partial class Animal { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Dog : Animal { }
        [Persistent] public partial class Cat : Animal { }
        [Persistent] public partial class Thing
        {
            public partial Animal? Pet { get; set; }
            public partial PersistentList<Animal> Pets { get; }
            public partial PersistentSet<Animal> Known { get; }
            public partial PersistentDictionary<string, Animal> Named { get; }
            public partial ImmutableArray<Animal> Row { get; set; } = [];
        }
        """,
        act);

    // A dog is no animal any more.
    const string StrayDogs =
        """
        [Persistent] public abstract partial class Animal { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Dog { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Cat : Animal { }
        [Persistent] public partial class Thing
        {
            public partial Animal? Pet { get; set; }
            public partial PersistentList<Animal> Pets { get; }
            public partial PersistentSet<Animal> Known { get; }
            public partial PersistentDictionary<string, Animal> Named { get; }
            public partial PersistentList<Animal> Row { get; }
            public partial Dog? Dog { get; set; }
            public partial int Number { get; set; }
        }
        """;

    const string Act = """store.Owners.First().Dog = store.Add(new Dog { Name = "new", Age = round }); store.Dogs.First().Name += "!";""";

    const string Describe = """foreach (var dog in store.Dogs) yield return $"{dog.Name} {dog.Age}"; foreach (var owner in store.Owners) yield return $"{owner.Dog?.Name}";""";

    static readonly string[] Expected = ["d1 21", "d2 2", "d1", "d2"];

    public static IEnumerable<History> All =>
    [
        new(
            "A_base_class_is_inserted",
            [
                Alone,
                new(
                    $$"""
                    [Persistent] public abstract partial class Entity { public partial Guid Key { get; set; } }
                    [Persistent] public partial class Dog : Entity { public partial string Name { get; set; } = ""; public partial int Age { get; set; } }
                    [Persistent] public partial class Owner : Entity { public partial Dog? Dog { get; set; } }
                    {{Stores}}
                    """,
                    Act + "store.Dogs.First().Key = new Guid(round, 0, 0, new byte[8]);",
                    Describe),
            ],
            Expected),
        new(
            "Properties_are_moved_to_a_new_base_class",
            [
                Alone,
                new(
                    $$"""
                    [Persistent] public abstract partial class Animal { [Index] public partial int Age { get; set; } [FormerlyNamed("Name")] public partial string Call { get; set; } = ""; }
                    [Persistent] public partial class Dog : Animal { [NotPersistent] public string Name { get => Call; set => Call = value; } }
                    [Persistent] public partial class Owner { public partial Dog? Dog { get; set; } }
                    {{Stores}}
                    """,
                    Act,
                    Describe + "yield return $\"{store.Dogs.ByAge.Count(21)}\";"),
            ],
            [.. Expected, "1"]),
        new(
            "A_base_class_is_removed",
            [
                Derived,
                new(
                    $$"""
                    [Persistent] public partial class Dog { public partial bool Barks { get; set; } public partial int Age { get; set; } public partial string Name { get; set; } = ""; }
                    [Persistent] public partial class Owner { public partial Dog? Dog { get; set; } }
                    {{Stores}}
                    """,
                    Act,
                    Describe + "yield return $\"{store.Dogs.All(dog => dog.Barks)}\";"),
            ],
            [.. Expected, "True"]),
        new(
            "A_base_class_is_changed",
            [
                Derived,
                new(
                    $$"""
                    [Persistent] public abstract partial class Creature { public partial int Age { get; set; } }
                    [Persistent] public abstract partial class Pet : Creature { public partial string Name { get; set; } = ""; public partial string Food { get; set; } = "meat"; }
                    [Persistent] public partial class Dog : Pet { public partial bool Barks { get; set; } }
                    [Persistent] public partial class Owner { public partial Dog? Dog { get; set; } }
                    {{Stores}}
                    """,
                    Act,
                    Describe + "yield return string.Join(' ', store.Dogs.Select(dog => dog.Food));"),
            ],
            [.. Expected, "meat meat"]),
        new(
            "A_generic_base_class_gets_another_type_argument",
            [
                new(
                    """
                    [Persistent] public abstract partial class Entity<TKey> { public partial TKey Key { get; set; } = default!; }
                    [Persistent] public partial class Thing : Entity<int> { }
                    """,
                    "store.Add(new Thing { Key = round }); store.Things.First().Key += 10;"),
                new(
                    """
                    [Persistent] public abstract partial class Entity<TKey> { public partial TKey Key { get; set; } = default!; }
                    [Persistent] public partial class Thing : Entity<long> { }
                    """,
                    "store.Add(new Thing { Key = 1L << 40 });",
                    """foreach (var thing in store.Things) yield return $"{thing.Key}";"""),
            ],
            "21", "2"),
        new(
            "Collections_keep_what_fits_when_a_class_loses_its_base",
            [
                Pets("""
                    var (dog, cat) = (new Dog { Name = "d" }, new Cat { Name = "c" + round });
                    var thing = store.Add(new Thing { Pet = dog });
                    if (round == 1) thing.Pets.Add(dog);
                    foreach (var pet in new Animal[] { dog, cat }) { thing.Pets.Add(pet); thing.Known.Add(pet); thing.Named[pet.Name] = pet; }
                    while (thing.Pets.Remove(dog)) { }
                    thing.Known.Remove(dog); thing.Named.Remove("d");
                    thing.Row = [dog];
                    thing.Row = [cat];
                    thing.Pet = cat;
                    """),
                new(
                    StrayDogs,
                    """var thing = store.Things.First(); thing.Pets.Add(new Cat { Name = "n" }); thing.Number++; thing.Known.Clear(); thing.Named.Clear();""",
                    """foreach (var t in store.Things) yield return $"{t.Pet?.Name} {string.Join(',', t.Pets.Select(pet => pet.Name))} {string.Join(',', t.Known.Select(pet => pet.Name))} {string.Join(',', t.Named.Keys)} {t.Row.Count}";"""),
            ],
            "c1 c1 c1 c1 1", "c2 c2 c2 c2 1"),
        new(
            "An_object_in_a_collection_is_no_such_object_any_more",
            [
                Pets("""
                    var thing = store.Things.FirstOrDefault() ?? store.Add(new Thing());
                    if (round == 1) { thing.Pets.Add(new Dog()); thing.Known.Add(thing.Pets[0]); }
                    thing.Pets.Add(new Cat()); thing.Known.Add(thing.Pets[^1]); thing.Named["c"] = thing.Pets[0]; thing.Named["d"] = thing.Pets[^1];
                    thing.Row = [thing.Pets[0]];
                    """),
                new(StrayDogs),
            ])
        {
            Refused = ["Thing.Pets", "Thing.Known", "Thing.Named", "Thing.Row"],
        },
        new(
            "An_object_that_a_reference_holds_is_no_such_object_any_more",
            [
                new(
                    """
                    [Persistent] public abstract partial class Animal { }
                    [Persistent] public partial class Dog : Animal { }
                    [Persistent] public partial class Thing
                    {
                        public partial Animal? Pet { get; set; }
                        public partial (int Rank, Animal? Pet) Ranked { get; set; }
                        public partial Animal? Converted { get; set; }
                    }
                    """,
                    "store.Add(new Thing { Pet = new Dog(), Ranked = (round, new Dog()), Converted = new Dog() });"),
                new(
                    """
                    [Persistent] public abstract partial class Animal { }
                    [Persistent] public partial class Dog { }
                    [Persistent] public partial class Thing
                    {
                        public partial Animal? Pet { get; set; }
                        public partial (double Rank, Animal? Pet) Ranked { get; set; }
                        [ConvertFrom(nameof(IsThere))] public partial bool Converted { get; set; }
                        public partial Dog? Dog { get; set; }
                        static bool IsThere(Animal? animal) => animal is not null;
                    }
                    """),
            ])
        {
            Refused = ["Thing.Pet", "Thing.Ranked", "Thing.Converted"],
        },
    ];
}
