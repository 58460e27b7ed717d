using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>Every diagnostic has its page, its rows and its test: analyzers/README.md.</summary>
[TestFixture]
public sealed partial class RuleTests
{
    static readonly string[] Projects = ["generator", "analyzers"];

    static string[] Ids => [.. Quoted(Projects)];

    [Test]
    public void Every_diagnostic_has_a_page_and_every_page_a_diagnostic()
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "rules"))
            .Select(Path.GetFileName)
            .ShouldBe(Ids.Select(id => $"{id}.md"), ignoreOrder: true);

    [Test]
    public void Every_diagnostic_has_a_release_row()
        => ReleaseRows().Select(row => row.Id).ShouldBe(Ids, ignoreOrder: true);

    [Test]
    public void Every_diagnostic_has_a_row_in_the_table_that_gives_its_severity()
        => TableRow().Matches(Repository.Read("analyzers/README.md"))
            .Select(row => (row.Groups["id"].Value, row.Groups["severity"].Value))
            .ShouldBe(ReleaseRows().OrderBy(row => row.Id, StringComparer.Ordinal));

    [Test]
    public void Every_diagnostic_is_expected_by_a_test()
        => Ids.Except(Quoted(["tests/PersistentObjects.Generator.Tests"])).ShouldBeEmpty();

    static IEnumerable<(string Id, string Severity)> ReleaseRows()
        => Projects
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Repository.Root, folder), "AnalyzerReleases.*.md", SearchOption.AllDirectories))
            .SelectMany(file => ReleaseRow().Matches(File.ReadAllText(file)))
            .Select(row => (row.Groups["id"].Value, row.Groups["severity"].Value));

    // Descriptors and the tests that expect their diagnostics are where ids stand in quotation marks.
    static IEnumerable<string> Quoted(IEnumerable<string> folders)
        => folders
            .SelectMany(Repository.SourceFiles)
            .SelectMany(file => QuotedId().Matches(Repository.Read(file)))
            .Select(match => match.Groups["id"].Value)
            .Distinct();

    [GeneratedRegex(@"""(?<id>PO\d{4})""")]
    private static partial Regex QuotedId();

    [GeneratedRegex(@"^(?<id>PO\d{4}) \| [\w.]+ \| (?<severity>\w+) \| ", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();

    [GeneratedRegex(@"^\| \[(?<id>PO\d{4})\]\(rules/\k<id>\.md\) \| (?<severity>\w+) \| \S", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
