using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Shapes;

sealed class OddSourceTests
{
    [TestCaseSource(typeof(OddSources), nameof(OddSources.All))]
    public void It_compiles_without_an_error_and_without_a_warning_in_generated_code(string source)
    {
        var run = UserProject.With(source).Run();

        run.Result.Exception.ShouldBeNull();
        run.DiagnosticsInGeneratedSource.ShouldBeEmpty(string.Join('\n', run.Sources.Values));
        run.Diagnostics.ShouldBeEmpty();
        run.CompilerDiagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ShouldBeEmpty();
    }
}
