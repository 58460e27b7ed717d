using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Tests.Rules;

/// <summary>The pages of the diagnostics are true: their examples are compiled.</summary>
[TestFixtureSource(typeof(RulePage), nameof(RulePage.All))]
sealed class RulePageTests(RulePage page)
{
    const string Bad = "Bad";
    const string Good = "Good";
    const string Suppress = "When to suppress";

    [Test]
    public void A_page_has_the_same_parts_as_every_other() =>
        page.Headings.Skip(1).ShouldBe(["## Cause", $"## {Bad}", $"## {Good}", $"## {Suppress}"]);

    [Test]
    public void Bad_examples_are_reported_as_the_page_says()
    {
        var examples = page.Examples(Bad);
        examples.ShouldNotBeEmpty();
        foreach (var run in examples.Select(example => example.Run()))
        {
            var diagnostic = run.ShouldReport(page.Id);
            page.Headings[0].ShouldBe($"# {page.Id}: {diagnostic.Descriptor.Title}");
            page.Section(Suppress).StartsWith("Never.", StringComparison.Ordinal)
                .ShouldBe(diagnostic.Severity == DiagnosticSeverity.Error);
            run.CompilerDiagnostics.Select(error => error.Id).Distinct()
                .ShouldBe(page.CompilerErrors(Bad), ignoreOrder: true, string.Join('\n', run.CompilerDiagnostics));
        }
    }

    [Test]
    public void Good_examples_compile()
    {
        page.Examples(Good).ShouldNotBeEmpty();
        foreach (var example in page.Examples(Good).Concat(page.Examples(Suppress)))
        {
            example.Run().ShouldCompile();
        }
    }
}
