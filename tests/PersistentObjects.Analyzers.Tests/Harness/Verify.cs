using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>What tests of a rule ask.</summary>
static class Verify
{
    /// <summary>
    /// Checks that the marked spans are reported under this id, and nothing else is, by any rule or by the compiler. The settings are those of an <c>.editorconfig</c>.
    /// </summary>
    /// <returns>The message of the first report.</returns>
    public static async Task<string> ShouldReport(this string markup, string id, params (string Key, string Value)[] settings)
    {
        var source = MarkedSource.Parse(markup);
        var analysis = await Analysis.Of(UserProject.WithFiles([.. source.Files]).Compile(), settings);
        analysis.Rules.Select(Describe).ShouldBe(source.Spans.Select(span => $"{id} {span.Path} {span.Span}"), ignoreOrder: true);
        analysis.Compiler.ShouldBeEmpty();
        return analysis.Rules[0].GetMessage();
    }

    /// <summary>Checks that neither the rule of this id nor anything else is reported.</summary>
    public static async Task ShouldNotReport(this string source, string id, params (string Key, string Value)[] settings)
    {
        var analysis = await Analysis.Of(UserProject.WithFiles([.. MarkedSource.Parse(source).Files]).Compile(), settings);
        analysis.Rules.ShouldBeEmpty(id);
        analysis.Compiler.ShouldBeEmpty();
    }

    static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {diagnostic.Location.SourceTree!.FilePath} {diagnostic.Location.SourceSpan}";
}
