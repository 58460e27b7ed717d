using Microsoft.CodeAnalysis;
using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Pages;

/// <summary>The pages of the diagnostics are true: their examples are compiled.</summary>
[TestFixtureSource(typeof(RulePage), nameof(RulePage.All))]
sealed class RulePageTests(RulePage page)
{
    const string Bad = "Bad";
    const string Good = "Good";
    const string Suppress = "When to suppress";

    // The build's own error, which is no analyzer's.
    const string OfBuild = "PO2001";

    [Test]
    public void A_page_has_the_same_parts_as_every_other() =>
        page.Headings.Skip(1).ShouldBe(["## Cause", $"## {Bad}", $"## {Good}", $"## {Suppress}"]);

    [Test]
    public async Task Bad_examples_are_reported_as_the_page_says()
    {
        var examples = page.Examples(Bad);
        examples.ShouldNotBeEmpty();
        foreach (var (example, contract) in examples)
        {
            var analysis = await Analysis.Of(example.Compile(), contract);
            if (page.Id == OfBuild)
            {
                analysis.Rules.ShouldBeEmpty();
                Generated(analysis).ShouldNotContain(contract!);
                continue;
            }

            analysis.Rules.Select(diagnostic => diagnostic.Id).Distinct().ShouldBe([page.Id]);
            var rule = analysis.Rules[0].Descriptor;
            page.Headings[0].ShouldBe($"# {page.Id}: {rule.Title}");
            rule.HelpLinkUri.ShouldEndWith($"/analyzers/rules/{page.Id}.md");
            page.Section(Suppress).StartsWith("Never.", StringComparison.Ordinal)
                .ShouldBe(rule.DefaultSeverity == DiagnosticSeverity.Error);
            analysis.Compiler.Select(error => error.Id).Distinct()
                .ShouldBe(page.CompilerErrors(Bad), ignoreOrder: true, string.Join('\n', analysis.Compiler));
        }
    }

    [Test]
    public async Task Good_examples_compile()
    {
        page.Examples(Good).ShouldNotBeEmpty();
        foreach (var (example, contract) in page.Examples(Good).Concat(page.Examples(Suppress)))
        {
            var analysis = await Analysis.Of(example.Compile(), contract);
            analysis.Rules.ShouldBeEmpty();
            analysis.Compiler.ShouldBeEmpty();
            if (page.Id == OfBuild) Generated(analysis).ShouldEndWith($"/*\n{contract}*/\n");
        }
    }

    // What the build compares with the file.
    static string Generated(Analysis analysis) => analysis.Run.Sources["PersistentSchema.g.cs"];
}
