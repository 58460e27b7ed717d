using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class NoIndexAnswersFilterCodeFixTests
{
    const string Id = "PO3003";

    // What is then reported is that the index has the answer.
    [Test]
    public Task The_property_is_marked() =>
        Source("""
            // How old.
                public partial int Age { get; set; }

                [Obsolete]
                public partial string Note { get; set; } = "";
            """, "[|Any(item => item.Age == 7)|]", "[|First(item => item.Age == 8)|]", "[|Count(item => item.Note == \"\")|]").ShouldBeFixedTo(
            Source("""
                // How old.
                    [Index]
                    public partial int Age { get; set; }

                    [Index]
                    [Obsolete]
                    public partial string Note { get; set; } = "";
                """, "Any(item => item.Age == 7)", "First(item => item.Age == 8)", "Count(item => item.Note == \"\")"),
            Id,
            alsoReported: ["PO3001", "CS0612"]);

    static string Source(string properties, params string[] queries) => $$"""
        [Persistent]
        public partial class Item
        {
            {{properties}}
        }

        public partial class Shop : PersistentStore { public partial Extent<Item> Items { get; } }

        // Queries.cs
        public static class Queries
        {
            public static void Run(Shop shop)
            {
                {{string.Concat(queries.Select(query => $"_ = shop.Items.{query}; "))}}
            }
        }
        """;
}
