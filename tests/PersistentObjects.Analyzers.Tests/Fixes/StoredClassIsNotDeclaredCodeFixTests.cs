using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class StoredClassIsNotDeclaredCodeFixTests
{
    const string Id = "PO2003";

    [Test]
    public Task A_class_that_has_moved_or_is_renamed_is_marked() =>
        """
        namespace Shop.People
        {
            [Persistent]
            public partial class [|Person|]
            {
            }

            // Those who pay.
            [Persistent]
            public partial class [|Client|]
            {
                public partial Person? Friend { get; set; }
                public partial int Number { get; set; }
            }
        }
        """.After("""
        namespace Shop { [Persistent] public partial class Person { } }
        namespace Shop.People
        {
            [Persistent] public partial class Buyer { public partial Person? Friend { get; set; } public partial int Number { get; set; } }
        }
        """).ShouldBeFixedTo(
            """
            namespace Shop.People
            {
                [FormerlyNamed("Shop.Person")]
                [Persistent]
                public partial class Person
                {
                }

                // Those who pay.
                [FormerlyNamed("Buyer")]
                [Persistent]
                public partial class Client
                {
                    public partial Person? Friend { get; set; }
                    public partial int Number { get; set; }
                }
            }
            """,
            Id,
            key: "FormerlyNamed");

    [Test]
    public Task The_assembly_says_what_is_retired() =>
        """
        [assembly: CLSCompliant(false)]
        [assembly: Retired("Old")]

        [Persistent] public partial class Person { public partial int Age { get; set; } }

        """.WithContract("""
        { "format": 1,
          "classes": {
            [|"Coupon"|]: {},
            "Person": { "properties": { "Age": "int32" } },
            [|"Voucher"|]: { "properties": { "Code": "string" } }
          },
          "retired": ["Old"] }
        """).ShouldBeFixedTo(
            """
            [assembly: CLSCompliant(false)]
            [assembly: Retired("Old")]
            [assembly: Retired("Coupon")]
            [assembly: Retired("Voucher")]

            [Persistent] public partial class Person { public partial int Age { get; set; } }

            """,
            Id,
            key: "Retired");

    [Test]
    public Task The_first_retired_class_begins_a_file() =>
        "[Persistent] public partial class Person { }\n".WithContract("""{ "format": 1, "classes": { [|"Coupon"|]: {}, "Person": {} } }""").ShouldBeFixedTo(
            "[Persistent] public partial class Person { }\n[assembly: PersistentObjects.Retired(\"Coupon\")]\n",
            Id,
            key: "Retired");

    [Test]
    public Task The_contract_accepts_that_a_class_has_no_objects() =>
        "[Persistent] public abstract partial class [|Person|] { }".After("[Persistent] public partial class Person { }").ShouldBeFixedTo(
            """
            [Persistent] public abstract partial class Person { }
            // PersistentSchema.json
            {
              "format": 1,
              "classes": {
                "Person": {
                  "abstract": true
                }
              }
            }

            """,
            Id,
            key: "Accept");

    [Test]
    public Task The_contract_forgets_what_was_never_stored() =>
        "[Persistent] public partial class Person { }".WithContract("""{ "format": 1, "classes": { [|"Coupon"|]: {}, "Person": {} } }""").ShouldBeFixedTo(
            """
            [Persistent] public partial class Person { }
            // PersistentSchema.json
            {
              "format": 1,
              "classes": {
                "Person": {}
              }
            }

            """,
            Id,
            key: "Forget");
}
