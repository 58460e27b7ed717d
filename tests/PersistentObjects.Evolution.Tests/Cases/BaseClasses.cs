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
