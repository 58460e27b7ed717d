using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class NameOfStoredDataIsForgottenCodeFixTests
{
    const string Id = "PO2012";

    [Test]
    public Task The_attributes_are_put_back() =>
        """
        namespace Shop;

        public readonly record struct Point(int [|X|]);

        [Persistent]
        public partial class [|Client|]
        {
            public partial string [|FullName|] { get; set; } = "";
            public partial Point Place { get; set; }
        }

        [Persistent]
        public partial class [|Order|]
        {
        }
        """.After("""
        namespace Shop;
        public readonly record struct Point([FormerlyNamed("Left")] int X);
        [Persistent, FormerlyNamed("Old.Customer")] public partial class Client
        {
            [FormerlyNamed("Name")] public partial string FullName { get; set; } = "";
            public partial Point Place { get; set; }
        }
        [Persistent, Retired("Fax")] public partial class Order { }
        """).ShouldBeFixedTo(
            """
            namespace Shop;

            public readonly record struct Point([FormerlyNamed("Left")] int X);

            [FormerlyNamed("Old.Customer")]
            [Persistent]
            public partial class Client
            {
                [FormerlyNamed("Name")]
                public partial string FullName { get; set; } = "";
                public partial Point Place { get; set; }
            }

            [Retired("Fax")]
            [Persistent]
            public partial class Order
            {
            }
            """,
            Id);

    [Test]
    public Task The_contract_forgets_names_of_values() =>
        "public enum [|Tier|] { None } public record struct [|Point|](int [|X|]); [Persistent] public partial class Place { public partial Point Point { get; set; } public partial Tier Tier { get; set; } }"
            .WithContract(ContractOfValues("{ \"type\": \"int32\", \"formerly\": [\"Left\"] }", "\"formerly\": [\"Old\"],"))
            .ShouldBeFixedTo(
                "public enum Tier { None } public record struct Point(int X); [Persistent] public partial class Place { public partial Point Point { get; set; } public partial Tier Tier { get; set; } }"
                + $"\n// PersistentSchema.json\n{ContractOfValues("\"int32\"", "")}\n",
                Id,
                key: "Forget");

    static string ContractOfValues(string x, string formerly) => $$"""
        {
          "format": 1,
          "classes": {
            "Place": {
              "properties": {
                "Point": "struct Point",
                "Tier": "enum Tier : int32"
              }
            }
          },
          "enums": {
            "Tier": {
              "type": "int32",{{formerly}}
              "members": {
                "None": 0
              }
            }
          },
          "structures": {
            "Point": {{{formerly}}
              "members": {
                "X": {{x}}
              }
            }
          }
        }
        """;

    [Test]
    public Task The_contract_forgets_names_that_nothing_is_stored_under() =>
        "[Persistent] public partial class [|Order|] { }".WithContract("""
            { "format": 1, "classes": { "Order": { "formerly": ["Purchase"] } }, "retired": [[|"B"|]] }
            """).ShouldBeFixedTo(
            """
            [Persistent] public partial class Order { }
            // PersistentSchema.json
            {
              "format": 1,
              "classes": {
                "Order": {}
              }
            }

            """,
            Id,
            key: "Forget");
}
