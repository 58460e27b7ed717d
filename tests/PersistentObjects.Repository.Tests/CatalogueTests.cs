using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>The fault catalogue names tests that exist, in every row.</summary>
[TestFixture]
public sealed partial class CatalogueTests
{
    const string Catalogue = "tests/PersistentObjects.Crash.Tests/CATALOGUE.md";

    static IEnumerable<string> Rows => Repository.Read(Catalogue).Split('\n')
        .SkipWhile(line => !line.StartsWith("| fault |", StringComparison.Ordinal))
        .TakeWhile(line => line.StartsWith('|'))
        .Skip(2);

    static IEnumerable<TestCaseData> Tests => Rows
        .SelectMany(row => NamedTest().Matches(row))
        .Select(match => new TestCaseData(match.Groups["fixture"].Value, match.Groups["test"].Value).SetArgDisplayNames(match.Value.Trim('`')));

    [TestCaseSource(nameof(Tests))]
    public void A_test_that_the_fault_catalogue_names_exists(string fixture, string test)
        => Repository.SourceFiles("tests")
            .Where(file => Path.GetFileNameWithoutExtension(file) == fixture)
            .ShouldContain(file => Regex.IsMatch(Repository.Read(file), $@"\[(Test|TestCase)[^\n]*\]\n    public (async Task|void) {test}\("), $"{fixture}.{test}");

    [Test]
    public void Every_row_of_the_fault_catalogue_names_a_test()
    {
        Rows.Count().ShouldBeGreaterThan(15);
        Rows.Where(row => !NamedTest().IsMatch(row)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"`(?<fixture>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex NamedTest();
}
