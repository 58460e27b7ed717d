using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class StoredPropertyIsNotDeclaredCodeFixTests
{
    const string Id = "PO2002";

    [Test]
    public Task What_has_taken_the_place_is_marked() =>
        """
        public readonly record struct Point(int [|Left|], int Top);

        [Persistent]
        public partial class Person
        {
            // As in the passport.
            public partial string [|FullName|] { get; set; } = "";

            [Index]
            public partial int [|Years|] { get; set; }

            public partial Point Place { get; set; }
        }
        """.After("""
        public readonly record struct Point(int X, int Top);
        [Persistent] public partial class Person
        {
            public partial string Name { get; set; } = "";
            public partial int Age { get; set; }
            public partial Point Place { get; set; }
        }
        """).ShouldBeFixedTo(
            """
            public readonly record struct Point([FormerlyNamed("X")] int Left, int Top);

            [Persistent]
            public partial class Person
            {
                // As in the passport.
                [FormerlyNamed("Name")]
                public partial string FullName { get; set; } = "";

                [FormerlyNamed("Age")]
                [Index]
                public partial int Years { get; set; }

                public partial Point Place { get; set; }
            }
            """,
            Id);

    [Test]
    public Task A_class_says_what_is_retired() =>
        """
        [Persistent]
        public partial class [|Person|]
        {
        }
        """.After("[Persistent] public partial class Person { public partial int Age { get; set; } }").ShouldBeFixedTo(
            """
            [Retired("Age")]
            [Persistent]
            public partial class Person
            {
            }
            """,
            Id,
            key: "Retired");

    [Test]
    public Task The_contract_forgets_what_was_never_stored() =>
        """
        public record struct Point(int Left);
        [Persistent] public partial class [|Person|] { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Place { public partial Point Point { get; set; } }
        """.After("""
        public record struct Point(int Left);
        [Persistent] public partial class Person { public partial string Name { get; set; } = ""; public partial int Age { get; set; } }
        [Persistent] public partial class Place { public partial Point Point { get; set; } }
        """).ShouldBeFixedTo(
            """
            public record struct Point(int Left);
            [Persistent] public partial class Person { public partial string Name { get; set; } = ""; }
            [Persistent] public partial class Place { public partial Point Point { get; set; } }
            // PersistentSchema.json
            {
              "format": 1,
              "classes": {
                "Person": {
                  "properties": {
                    "Name": "string"
                  }
                },
                "Place": {
                  "properties": {
                    "Point": "struct Point"
                  }
                }
              },
              "structures": {
                "Point": {
                  "members": {
                    "Left": "int32"
                  }
                }
              }
            }

            """,
            Id,
            key: "Forget");

    [Test]
    public Task The_contract_forgets_members_of_values() =>
        $"{Values("[|Point|]")}".WithContract(ContractOfValues(""", "Top": "int32" """))
            .ShouldBeFixedTo($"{Values("Point")}\n// PersistentSchema.json\n{ContractOfValues("")}\n", Id, key: "Forget");

    static string Values(string name) =>
        $"public record struct {name}(int Left); [Persistent] public partial class Place {{ public partial Point Point {{ get; set; }} }}";

    static string ContractOfValues(string more) => $$"""
        {
          "format": 1,
          "classes": {
            "Place": {
              "properties": {
                "Point": "struct Point"
              }
            }
          },
          "structures": {
            "Point": {
              "members": {
                "Left": "int32"{{more}}
              }
            }
          }
        }
        """;

    [TestCase("class Person { public partial int Years { get; set; } public partial string? Note { get; set; } }", "FormerlyNamed", "Retired", "Forget")]
    [TestCase("class Person { public partial string? Years { get; set; } }", "Retired", "Forget")]
    public Task Only_what_can_hold_the_data_is_a_candidate(string type, params string[] offered) =>
        $"[Persistent] public partial {type}".After("[Persistent] public partial class Person { public partial int Age { get; set; } }").ShouldOffer(Id, offered);
}
