using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class StoredNullIsRefusedAnalyzerTests
{
    const string Id = "PO2006";

    [TestCase("string", "string?")]
    [TestCase("long", "int?")]
    [TestCase("ImmutableArray<int>", "ImmutableArray<int?>")]
    [TestCase("Point", "Point?")]
    public async Task A_type_that_has_no_null_any_more_is_reported(string now, string before) =>
        (await Source(now, "[|Value|]").After(Source(before, "Value")).ShouldReport(Id))
            .ShouldBe("'Thing.Value' can't hold null any more, of which some may be stored: mark it [ConvertFrom] with a static method that takes the old value, or make it nullable again");

    [Test]
    public async Task A_member_of_a_value_is_reported() =>
        (await Source("Point", "Value", member: "int [|X|]").After(Source("Point", "Value", member: "int? X")).ShouldReport(Id))
            .ShouldEndWith("make it nullable again");

    [TestCase("string?", "string")]
    [TestCase("int?", "int")]
    [TestCase("PersistentList<int>", "ImmutableList<int>?")]
    public Task A_null_that_has_a_place_is_fine(string now, string before) =>
        Source(now, "Value").After(Source(before, "Value")).ShouldNotReport(Id);

    [Test]
    public Task A_null_that_a_method_converts_is_fine() =>
        """
        [Persistent] public partial class Thing
        {
            [ConvertFrom(nameof(NameFrom))] public partial string Name { get; set; } = "";
            [ConvertFrom(nameof(AgeFrom))] public partial long Age { get; set; }

            static string NameFrom(string? old) => old ?? "";
            static long AgeFrom(int? old) => old ?? 0;
        }
        """.After("""
        [Persistent] public partial class Thing
        {
            public partial string? Name { get; set; }
            public partial int? Age { get; set; }
        }
        """).ShouldNotReport(Id);

    [Test]
    public async Task A_method_that_takes_no_null_does_not_convert_it() =>
        (await """
        [Persistent] public partial class Thing
        {
            [ConvertFrom(nameof(AgeFrom))] public partial long [|Age|] { get; set; }
            static long AgeFrom(int old) => old;
        }
        """.After("[Persistent] public partial class Thing { public partial int? Age { get; set; } }").ShouldReport(Id)).ShouldContain("Thing.Age");

    [Test]
    public Task A_collection_that_is_empty_in_place_of_null_is_fine() =>
        Source("PersistentSet<Point>", "Value").After(Source("ImmutableHashSet<Point>?", "Value")).ShouldNotReport(Id);

    static string Source(string type, string name, string member = "int X") => $$"""
        using System.Collections.Immutable;
        public readonly record struct Point({{member}});
        [Persistent] public partial class Thing
        {
            public partial {{type}} {{name}} { get;{{(type.StartsWith("Persistent", StringComparison.Ordinal) ? "" : " set;")}} }{{(type == "string" ? " = \"\";" : "")}}
        }
        """;
}
