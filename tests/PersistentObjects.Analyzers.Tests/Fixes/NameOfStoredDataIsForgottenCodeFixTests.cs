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
