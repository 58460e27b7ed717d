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
        Rules =
        [
            .. run.Diagnostics.Select(diagnostic => InSource(diagnostic, run.Input))
                .Concat(found.Where(diagnostic => !IsOfCompiler(diagnostic)))
                .OrderBy(Position),
        ];
        Compiler = [.. run.Counted(found.Where(IsOfCompiler))];
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

    /// <summary>
    /// What a test of one rule has to do with: all but the mere information that other rules give, on queries that are there for
    /// another reason.
    /// </summary>
    public IReadOnlyList<Diagnostic> About(string id) =>
        [.. Rules.Where(diagnostic => diagnostic.Id == id || diagnostic.Severity > DiagnosticSeverity.Info)];

    /// <summary>What the compiler reports.</summary>
    public IReadOnlyList<Diagnostic> Compiler { get; }

    /// <summary>Analyzes a compilation, for which <c>.editorconfig</c> has some settings.</summary>
    public static Task<Analysis> Of(CSharpCompilation compilation, params (string Key, string Value)[] settings) => Of(compilation, contract: null, settings);

    /// <summary>Analyzes a compilation that has a contract.</summary>
    public static async Task<Analysis> Of(CSharpCompilation compilation, string? contract, params (string Key, string Value)[] settings)
    {
        var run = GeneratorRun.Start(compilation);
        run.Result.Exception.ShouldBeNull();
        // As many tests run as there are processors, so one of them gains nothing by more threads of its own.
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(contract is null ? [] : [new ContractText(contract)], new EditorConfig(settings)),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        // All in one go: whoever asks the compiler and the analyzers one after the other has every method body bound twice.
        return new Analysis(run, await run.Output.WithAnalyzers(Analyzers, options).GetAllDiagnosticsAsync());
    }

    static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);

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
