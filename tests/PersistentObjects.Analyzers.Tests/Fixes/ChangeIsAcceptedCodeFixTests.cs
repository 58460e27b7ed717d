using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class ChangeIsAcceptedCodeFixTests
{
    const string Accepted = """

        // PersistentSchema.json
        {
          "format": 1,
          "classes": {
            "Animal": {},
            "Dog": {
              "properties": {
                "First": "string",
                "Last": "string"
              },
              "indexes": {
                "ByFirstAndLast": { "keys": ["First", "Last"], "unique": true }
              }
            }
          }
        }

        """;

    const string Classes = """
        [Persistent] public partial class Animal { }
        [Persistent, Unique(nameof(First), nameof(Last))] public partial class Dog
        {
            public partial string First { get; set; } = "";
            public partial string Last { get; set; } = "";
        }
        """;

    [TestCase("PO2008", "", "", "class Dog")]
    [TestCase("PO2005", "\"base\": \"Animal\",", "\"indexes\": { \"ByFirstAndLast\": { \"keys\": [\"First\", \"Last\"], \"unique\": true } },", "class Dog")]
    [TestCase("PO2011", "", "\"indexes\": { \"ByFirstAndLast\": { \"keys\": [\"First\", \"Last\"], \"unique\": true } }, \"retired\": [\"Last\"],", "string Last")]
    public Task The_contract_says_what_is_declared(string id, string first, string rest, string place) =>
        Classes.Replace(place, place.Replace("Dog", "[|Dog|]").Replace("Last", "[|Last|]"))
            .WithContract($$"""
                { "format": 1, "classes": { "Animal": {}, "Dog": { {{first}} {{rest}} "properties": { "First": "string", "Last": "string" } } } }
                """)
            .ShouldBeFixedTo(Classes + Accepted, id);

    [Test]
    public Task The_contract_forgets_migrations() =>
        Classes.WithContract(Accepted.Split('\n', 3)[2].TrimEnd().TrimEnd('}') + """, "migrations": [[|"a"|], [|"b"|]] }""").ShouldBeFixedTo(Classes + Accepted, "PO2013");

    [Test]
    public Task The_contract_keeps_its_line_ends() =>
        Classes.WithContract(Accepted.Split('\n', 3)[2].TrimEnd().Replace("\n}", ",\n\"migrations\": [[|\"a\"|]]\n}").ReplaceLineEndings("\r\n"))
            .ShouldBeFixedTo(Classes + Accepted.Split('{', 2)[0] + "{" + Accepted.Split('{', 2)[1].ReplaceLineEndings("\r\n"), "PO2013");
}
