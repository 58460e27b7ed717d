using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>Checks that declarations are refused in one clear sentence.</summary>
static class Refusal
{
    /// <summary>
    /// Checks that the marked span is reported under this id and nothing else is, neither by the generator nor,
    /// where a stub can stand in, by the compiler.
    /// </summary>
    public static string ShouldBeRefused(
        this string markup,
        string id,
        bool stubbed = true,
        LanguageVersion language = LanguageVersion.CSharp14)
    {
        var parsed = Markup.Parse(markup);
        var run = UserProject.With(parsed.Source).In(language).Run();
        var diagnostic = run.ShouldReport(id);
        diagnostic.Location.SourceSpan.ShouldBe(parsed.Span);
        if (stubbed)
        {
            run.CompilerDiagnostics.ShouldBeEmpty(string.Join('\n', run.Sources.Values));
        }

        return diagnostic.GetMessage();
    }
}
