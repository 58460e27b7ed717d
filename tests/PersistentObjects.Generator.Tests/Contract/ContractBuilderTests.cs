using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Parsing.Values;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Contract;

sealed class ContractBuilderTests
{
    [Test]
    public void A_contract_has_classes_values_indexes_and_what_they_were_before() =>
        """
        [assembly: Retired("Shop.Coupon"), Retired("global::Basket", DropData = true)]

        namespace Shop
        {
            [Persistent] public abstract partial class Entity<TKey> where TKey : notnull
            {
                [Unique] public partial TKey Key { get; set; }
                public partial System.Collections.Immutable.ImmutableArray<TKey?> Former { get; set; }
            }

            [Persistent, FormerlyNamed("Human"), FormerlyNamed("Old.Being"), FormerlyNamed("global::Man")]
            [Retired("Fax", DropData = true), Retired("Age")]
            [Unique(nameof(Name), nameof(Email)), Index(nameof(Email), nameof(Name), Name = "ByBoth")]
            public sealed partial class Person : Entity<int>
            {
                [FormerlyNamed("Nick"), FormerlyNamed("Alias")] public partial string Name { get; set; } = "";
                [Index] public partial string? Email { get; set; }
                public partial Prices Prices { get; set; } = new([]);
                public partial Person? Friend { get; set; }
                public partial PersistentDictionary<Color, Person> Friends { get; }
                [Index] public string Domain => Name;
                [InverseOf(nameof(Friend))] public partial InverseSet<Person> FriendOf { get; }
                public int Computed => 1;
            }

            [FormerlyNamed("Colour")] public enum Color : byte { Red = 1, Blue, Azure = Blue, [FormerlyNamed("Black")] None = 0 }

            [FormerlyNamed("PriceList")]
            public sealed record Prices([FormerlyNamed("Values")] System.Collections.Immutable.ImmutableList<Range<Money?>> All)
            {
                [FormerlyNamed("Remark")] public string? Note { get; init; }
                public Prices? Base { get; init; }
            }

            [FormerlyNamed("Between")] public readonly record struct Range<T>(T From, T To, System.Collections.Generic.KeyValuePair<DayOfWeek, int> Day);

            public struct Money { public decimal Amount; public Currency Currency { get; set; } public enum Currency { Euro } }

            public sealed partial class Store : PersistentStore
            {
                public partial Extent<Person> People { get; }
                [Migration("2026-11 \"names\" */ in C:\\ 100%\n\U0001F600 ")] void Second() { }
                [Migration("2026-10")] void First(RetiredData data) => _ = data;
            }
        }
        """.ShouldHaveContract("""
        {
          "format": 1,
          "classes": {
            "Shop.Entity`1": {
              "abstract": true,
              "properties": {
                "Former": "array<TKey?>",
                "Key": "TKey"
              },
              "indexes": {
                "ByKey": { "keys": ["Key"], "unique": true }
              }
            },
            "Shop.Person": {
              "base": "Shop.Entity<int32>",
              "formerly": ["Man", "Old.Being", "Shop.Human"],
              "properties": {
                "Email": "string?",
                "Friend": "ref Shop.Person?",
                "Friends": "pmap<enum Shop.Color : uint8, ref Shop.Person>",
                "Name": { "type": "string", "formerly": ["Alias", "Nick"] },
                "Prices": "record Shop.Prices"
              },
              "indexes": {
                "ByBoth": { "keys": ["Email", "Name"] },
                "ByDomain": { "keys": ["Domain"] },
                "ByEmail": { "keys": ["Email"] },
                "ByNameAndEmail": { "keys": ["Name", "Email"], "unique": true }
              },
              "retired": ["Age", "Fax"]
            }
          },
          "enums": {
            "Shop.Color": {
              "type": "uint8",
              "formerly": ["Shop.Colour"],
              "members": {
                "Azure": 2,
                "Blue": 2,
                "None": 0,
                "Red": 1
              }
            },
            "Shop.Money+Currency": {
              "type": "int32",
              "members": {
                "Euro": 0
              }
            }
          },
          "structures": {
            "Shop.Money": {
              "members": {
                "Amount": "decimal",
                "Currency": "enum Shop.Money+Currency : int32"
              }
            },
            "Shop.Prices": {
              "record": true,
              "formerly": ["Shop.PriceList"],
              "members": {
                "All": { "type": "list<struct Shop.Range<Shop.Money?>>", "formerly": ["Values"] },
                "Base": "record Shop.Prices?",
                "Note": { "type": "string?", "formerly": ["Remark"] }
              }
            },
            "Shop.Range`1": {
              "formerly": ["Shop.Between`1"],
              "members": {
                "Day": "struct System.Collections.Generic.KeyValuePair<System.DayOfWeek, int32>",
                "From": "T",
                "To": "T"
              }
            }
          },
          "retired": [
            "Basket",
            "Shop.Coupon"
          ],
          "migrations": [
            "2026-10",
            "2026-11 %22names%22 *%2F in C:%5C 100%25%0A%uD83D%uDE00 "
          ]
        }
        """);

    [Test]
    public void A_nested_type_was_called_differently_when_the_type_around_it_was() =>
        """
        [FormerlyNamed("Purchase")]
        public static partial class Order
        {
            [Persistent, FormerlyNamed("Row"), FormerlyNamed("Sales+Item")] public partial class Line;
        }
        """.ShouldHaveContract("""
        {
          "format": 1,
          "classes": {
            "Order+Line": {
              "formerly": ["Order+Row", "Purchase+Line", "Purchase+Row", "Sales+Item"]
            }
          }
        }
        """);

    [Test]
    public void A_project_without_persistent_classes_has_an_empty_contract() =>
        "public enum Color { Red } public record Money(int Cents);".ShouldHaveContract("""
        {
          "format": 1
        }
        """);

    [Test]
    public void Classes_of_other_assemblies_are_in_their_own_contracts()
    {
        var library = UserProject.With("""
            [Persistent] public abstract partial class Entity<T> { public partial T? Value { get; set; } }
            public record Money([FormerlyNamed("Cents")] int Amount);
            """).Named("Library");

        var contract = ContractText.Of(UserProject.With("[Persistent] public partial class Account : Entity<Money>;").Referencing(library.ToReference()));

        contract.Classes.ShouldHaveSingleItem().ShouldBe(new("Account", "Entity<Money>", false, default, default, default, default));
        contract.Structures.ShouldHaveSingleItem().Members.ShouldHaveSingleItem().ToString()
            .ShouldBe(new PropertyContract("Amount", "int32", new(["Cents"])).ToString());
    }

    /// <summary>The log's names of types are made by other code; this holds the two together.</summary>
    [Test]
    public void Types_are_named_as_in_the_log()
    {
        var compilation = UserProject.With("""
            using System.Collections.Frozen;
            using System.Collections.Immutable;
            [Persistent] public partial class Account { public partial Everything Everything { get; set; } = null!; }
            [Codec(typeof(IntCodec))] public readonly struct Coded;
            public sealed class IntCodec : IValueCodec<Coded>
            {
                public void Write(Coded value, System.Buffers.IBufferWriter<byte> output) { }
                public Coded Read(ReadOnlySpan<byte> bytes) => default;
            }
            public enum Color : ulong { Red }
            public sealed record Everything(
                int A, int? B, string C, string? D, Guid E, Color F, Color? G, Account H, Account? I, (int, string?) J, (Account?, int)? K,
                ImmutableArray<Account?> L, ImmutableList<string>? M, ImmutableSortedSet<DateOnly> N, FrozenDictionary<Color, ImmutableStack<byte>?> O,
                ImmutableArray<byte> P, Coded Q, Coded? R, Uri S, Version? T, DayOfWeek U, Int128 V, System.Text.Rune W, PersistentBlob? X);
            """).Run().ShouldCompile().Output;
        var everything = compilation.GetTypeByMetadataName("Everything")!;
        var shapes = new ValueShapeParser(compilation.Assembly, default);
        var shape = shapes.Parse(everything).Shape.ShouldNotBeNull();

        var members = ContractBuilder.OfStructure(everything, compilation.Assembly).Members;
        shapes.StructuresIn([shape]).Single(structure => structure.Name == "Everything").TypeText
            .ShouldBe($"record Everything{{{string.Join(", ", members.Select(member => $"{member.Name}: {member.Type}"))}}}");
    }

    [Test]
    public void What_can_not_be_stored_is_in_the_contract_without_a_type() =>
        ContractText.Of(UserProject.With("""
            [Persistent] public partial class Account
            {
                public partial object Tag { get; set; }
                public partial System.Collections.Immutable.ImmutableArray<object> Tags { get; set; }
            }
            """)).Classes.ShouldHaveSingleItem().Properties.Select(property => (property.Name, property.Type)).ShouldBe([("Tag", ""), ("Tags", "")]);
}
