using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Analyzers.Tests.Harness;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Contracts;

/// <summary>What comparing must withstand while somebody types.</summary>
sealed class ContractComparisonTests
{
    /// <summary>The compiler refuses it, but editors ask all the same.</summary>
    [Test]
    public void A_struct_that_contains_itself_is_looked_at_once()
    {
        const string Before = """{ "format": 1, "structures": { "Point": { "members": { "X": "int32" } } } }""";
        const string Circle = """{ "format": 1, "structures": { "Point": { "members": { "X": "int32", "Next": "struct Point", "Far": "(struct Point, int32)" } } } }""";

        Compare(Before, Circle).ShouldBeEmpty();
        Compare(Before, Circle.Replace("\"X\": \"int32\"", "\"X\": \"int32\", \"Name\": \"string\"")).Select(difference => (difference.Kind, difference.Name))
            .ShouldBe([(DifferenceKind.NullAtFirst, "Far"), (DifferenceKind.NullAtFirst, "Name"), (DifferenceKind.NullAtFirst, "Next")], ignoreOrder: true);
    }

    [Test]
    public void Who_is_cancelled_leaves_the_comparison_to_the_next_one()
    {
        var compilation = UserProject.With("[Persistent] public partial class Person { }").Compile();
        var compared = ComparedContract.Of(compilation, [new ContractText("""{ "format": 1, "classes": { "Person": { "properties": { "Age": "int32" } } } }""")], default).ShouldNotBeNull();

        Should.Throw<OperationCanceledException>(() => compared.Differences(new CancellationToken(canceled: true)));

        compared.Differences(CancellationToken.None).ShouldHaveSingleItem().Name.ShouldBe("Age");
    }

    [TestCase("""{ "Dog": { "base": "Animal" }, "Animal" : {} }""", 31)]
    [TestCase("""{ "Dog": { "base": "Animal" } }""", 0)]
    [TestCase("""{ "Dog": { "base": "Animal" """, 0)]
    public void A_class_is_reported_where_its_entry_is(string text, int start) =>
        ContractFile.LocationOf(new Difference(DifferenceKind.ClassRemoved, "Animal", ""), ContractWords.FileName, SourceText.From(text))
            .SourceSpan.Start.ShouldBe(start);

    static IReadOnlyList<Difference> Compare(string stored, string declared) =>
        ContractComparison.Of(ContractReader.Read(stored).Contract.ShouldNotBeNull(), ContractReader.Read(declared).Contract.ShouldNotBeNull(), []);
}
