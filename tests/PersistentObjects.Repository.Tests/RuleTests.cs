using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>Every diagnostic has its page, its rows and its test: analyzers/README.md.</summary>
[TestFixture]
public sealed partial class RuleTests
{
    const string Rules = "analyzers/PersistentObjects.Analyzers/Rules";
    const string Fixes = "analyzers/PersistentObjects.CodeFixes/Fixes";
    const string AnalyzerTests = "tests/PersistentObjects.Analyzers.Tests";

    static readonly string[] Projects = ["generator", "analyzers"];

    static string[] Ids => [.. Quoted(Projects), .. OfBuild().Except(Quoted(Projects))];

    [Test]
    public void Every_diagnostic_has_a_page_and_every_page_a_diagnostic()
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "rules"))
            .Select(Path.GetFileName)
            .ShouldBe(Ids.Select(id => $"{id}.md"), ignoreOrder: true);

    [Test]
    public void Every_diagnostic_has_a_release_row()
        => ReleaseRows().Select(row => row.Id).ShouldBe(Ids.Except(OfBuild()), ignoreOrder: true);

    [Test]
    public void Every_diagnostic_has_a_row_in_the_table_that_gives_its_severity()
        => TableRow().Matches(Repository.Read("analyzers/README.md"))
            .Select(row => (row.Groups["id"].Value, row.Groups["severity"].Value))
            .ShouldBe(ReleaseRows().Concat(OfBuild().Select(id => (Id: id, Severity: "Error"))).OrderBy(row => row.Id, StringComparer.Ordinal));

    [Test]
    public void Every_diagnostic_is_expected_by_a_test()
        => Ids.Except(Quoted(["tests/PersistentObjects.Generator.Tests", "tests/PersistentObjects.Analyzers.Tests"])).ShouldBeEmpty();

    [Test]
    public void Every_rule_and_every_fix_has_a_fixture()
        => Sources(Rules, "Analyzer").Concat(Sources(Fixes, "CodeFix")).Select(name => $"{name}Tests")
            .Except(Sources($"{AnalyzerTests}/Rules", "Tests").Concat(Sources($"{AnalyzerTests}/Fixes", "Tests")))
            .ShouldBeEmpty();

    [Test]
    public void Every_rule_is_tested_with_what_it_reports_and_with_three_look_alikes()
    {
        foreach (var rule in Sources(Rules, "Analyzer"))
        {
            var tests = Repository.Read($"{AnalyzerTests}/Rules/{rule}Tests.cs");
            tests.Split(".ShouldReport(Id").Length.ShouldBeGreaterThan(1, rule);
            tests.Split(".ShouldNotReport(Id").Length.ShouldBeGreaterThan(3, rule);
        }
    }

    [Test]
    public void Every_id_that_can_be_fixed_is_fixed_in_a_test()
        => Fixable().Except(Quoted([$"{AnalyzerTests}/Fixes"])).ShouldBeEmpty();

    [Test]
    public void The_table_says_which_ids_can_be_fixed()
        => FixColumn().Matches(Repository.Read("analyzers/README.md"))
            .Where(row => row.Groups["fix"].Value == "yes")
            .Select(row => row.Groups["id"].Value)
            .ShouldBe(Fixable(), ignoreOrder: true);

    // Errors of the package's build targets are no analyzer's, so no release lists them.
    static IEnumerable<string> OfBuild()
        => CodeOfTask().Matches(Repository.Read("runtime/PersistentObjects/build/PersistentObjects.targets"))
            .Select(match => match.Groups["id"].Value)
            .Distinct();

    // A fix names the ids of errors, and the analyzers whose ids it is for.
    static IEnumerable<string> Fixable()
        => Repository.SourceFiles(Fixes)
            .Select(Repository.Read)
            .SelectMany(text => QuotedId().Matches(text).Select(match => match.Groups["id"].Value)
                .Concat(RuleOfFix().Matches(text)
                    .SelectMany(match => Quoted([$"{Rules}/{match.Groups["rule"].Value}.cs"]))))
            .Distinct();

    // Names of the files of a kind, the base classes of rules left out.
    static IEnumerable<string> Sources(string folder, string kind)
        => Repository.SourceFiles(folder)
            .Where(file => !Repository.Read(file).Contains($"abstract class {Path.GetFileNameWithoutExtension(file)}"))
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(name => name.EndsWith(kind, StringComparison.Ordinal));

    static IEnumerable<(string Id, string Severity)> ReleaseRows()
        => Projects
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Repository.Root, folder), "AnalyzerReleases.*.md", SearchOption.AllDirectories))
            .SelectMany(file => ReleaseRow().Matches(File.ReadAllText(file)))
            .Select(row => (row.Groups["id"].Value, row.Groups["severity"].Value));

    // Descriptors and the tests that expect their diagnostics are where ids stand in quotation marks.
    static IEnumerable<string> Quoted(IEnumerable<string> sources)
        => sources
            .SelectMany(source => source.EndsWith(".cs", StringComparison.Ordinal) ? [source] : Repository.SourceFiles(source))
            .SelectMany(file => QuotedId().Matches(Repository.Read(file)))
            .Select(match => match.Groups["id"].Value)
            .Distinct();

    [GeneratedRegex(@"Code=""(?<id>PO\d{4})""")]
    private static partial Regex CodeOfTask();

    [GeneratedRegex(@"""(?<id>PO\d{4})""")]
    private static partial Regex QuotedId();

    [GeneratedRegex(@"^(?<id>PO\d{4}) \| [\w.]+ \| (?<severity>\w+) \| ", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();

    [GeneratedRegex(@"^\| \[(?<id>PO\d{4})\]\(rules/\k<id>\.md\) \| (?<severity>\w+) \| (yes|no) \| \S", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^\| \[(?<id>PO\d{4})\]\(rules/\k<id>\.md\) \| \w+ \| (?<fix>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex FixColumn();

    [GeneratedRegex(@"\b(?<rule>\w+Analyzer)\.Id\b")]
    private static partial Regex RuleOfFix();
}
