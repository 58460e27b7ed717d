using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>What tests of a rule ask.</summary>
static class Verify
{
    /// <summary>
    /// Checks that the marked spans are reported under this id, and nothing else is, by any rule or by the compiler; what is mere
    /// information is left out for the other rules. The settings are those of an <c>.editorconfig</c>.
    /// </summary>
    /// <returns>The message of the first report.</returns>
    public static async Task<string> ShouldReport(this string markup, string id, params (string Key, string Value)[] settings)
    {
        var source = MarkedSource.Parse(markup);
        var analysis = await Analysis.Of(UserProject.WithFiles([.. source.Files]).Compile(), source.Contract, settings);
        var reports = analysis.About(id);
        reports.Select(Describe).ShouldBe(source.Spans.Select(span => $"{id} {span.Path} {span.Span}"), ignoreOrder: true);
        analysis.Compiler.ShouldBeEmpty();
        return reports[0].GetMessage();
    }

    /// <summary>Checks that neither the rule of this id nor anything else is reported, information of other rules left out.</summary>
    public static async Task ShouldNotReport(this string markup, string id, params (string Key, string Value)[] settings)
    {
        var source = MarkedSource.Parse(markup);
        var analysis = await Analysis.Of(UserProject.WithFiles([.. source.Files]).Compile(), source.Contract, settings);
        analysis.About(id).ShouldBeEmpty(id);
        analysis.Compiler.ShouldBeEmpty();
    }

    static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().Path} {diagnostic.Location.SourceSpan}";
}
