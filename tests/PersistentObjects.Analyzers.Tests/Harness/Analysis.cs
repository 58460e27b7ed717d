using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>
/// All that a build says of a compilation: the generator runs first, so that the analyzers, all of them, see what it
/// generates; then the compiler.
/// </summary>
sealed class Analysis
{
    Analysis(GeneratorRun run, ImmutableArray<Diagnostic> found)
    {
        Run = run;
        Rules = [.. run.Diagnostics.Select(diagnostic => InSource(diagnostic, run.Input)).Concat(found).OrderBy(Position)];
    }

    /// <summary>Every analyzer of the assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(StoreAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public GeneratorRun Run { get; }

    /// <summary>What the generator and the analyzers report, by position.</summary>
    public IReadOnlyList<Diagnostic> Rules { get; }

    /// <summary>What the compiler reports.</summary>
    public IReadOnlyList<Diagnostic> Compiler => Run.CompilerDiagnostics;

    /// <summary>Analyzes a compilation, for which <c>.editorconfig</c> has some settings.</summary>
    public static async Task<Analysis> Of(CSharpCompilation compilation, params (string Key, string Value)[] settings)
    {
        var run = GeneratorRun.Start(compilation);
        run.Result.Exception.ShouldBeNull();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new EditorConfig(settings)),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        return new Analysis(run, await run.Output.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync());
    }

    // The generator keeps no trees; an editor finds the document by its path, and so does this.
    static Diagnostic InSource(Diagnostic diagnostic, Compilation compilation)
    {
        var path = diagnostic.Location.GetLineSpan().Path;
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var rule = diagnostic.Descriptor;
        return Diagnostic.Create(
            rule.Id,
            rule.Category,
            diagnostic.GetMessage(),
            diagnostic.Severity,
            rule.DefaultSeverity,
            rule.IsEnabledByDefault,
            diagnostic.WarningLevel,
            rule.Title,
            helpLink: rule.HelpLinkUri,
            location: Location.Create(tree, diagnostic.Location.SourceSpan));
    }

    static (string, int) Position(Diagnostic diagnostic) =>
        (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan.Start);
}
