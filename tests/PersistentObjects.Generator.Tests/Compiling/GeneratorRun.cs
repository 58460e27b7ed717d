using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>What the generator made of a compilation, and what the compiler says of the result.</summary>
sealed class GeneratorRun
{
    const string MissingDocumentation = "CS1591";

    readonly GeneratorDriver _driver;
    IReadOnlyList<Diagnostic>? _compilerDiagnostics;

    GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics);
        Output = output;
        Input = input;
        Diagnostics = diagnostics;
    }

    public Compilation Input { get; }

    /// <summary>The input with all that is generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Generated text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>
    /// Errors and warnings of the compiler, in generated and user sources. That a user source lacks documentation
    /// does not count.
    /// </summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics => _compilerDiagnostics ??= [.. Counted(Output.GetDiagnostics())];

    public IReadOnlyList<Diagnostic> DiagnosticsInGeneratedSource => [.. CompilerDiagnostics.Where(IsInGeneratedSource)];

    public static GeneratorRun Start(Compilation input)
    {
        var options = (CSharpParseOptions)input.SyntaxTrees.First().Options;
        var driver = CSharpGeneratorDriver.Create(
            [new PersistentObjectGenerator().AsSourceGenerator()],
            parseOptions: options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, input);
    }

    /// <summary>The same generator, with what it remembers, run on a changed compilation.</summary>
    public GeneratorRun Again(Compilation input) => new(_driver, input);

    /// <summary>Checks that there is no diagnostic at all, neither of the generator nor of the compiler.</summary>
    public GeneratorRun ShouldCompile()
    {
        Result.Exception.ShouldBeNull();
        Diagnostics.ShouldBeEmpty();
        CompilerDiagnostics.ShouldBeEmpty(string.Join('\n', Sources.Values));
        return this;
    }

    /// <summary>Checks that there is no error, and nothing at all in what is generated; user sources may have warnings.</summary>
    public GeneratorRun ShouldHaveNoProblems()
    {
        Result.Exception.ShouldBeNull();
        Diagnostics.ShouldBeEmpty();
        CompilerDiagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty(string.Join('\n', Sources.Values));
        DiagnosticsInGeneratedSource.ShouldBeEmpty(string.Join('\n', Sources.Values));
        return this;
    }

    /// <summary>
    /// Checks that the generator reports this alone, and that the compiler has nothing against what it emitted.
    /// </summary>
    public Diagnostic ShouldReport(string id)
    {
        Result.Exception.ShouldBeNull();
        DiagnosticsInGeneratedSource.ShouldBeEmpty(string.Join('\n', Sources.Values));
        var diagnostic = Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        return diagnostic;
    }

    /// <summary>The assembly, which like <see cref="ShouldCompile"/> nobody has anything to say of.</summary>
    public byte[] Emit()
    {
        using var assembly = new MemoryStream();
        // What the compiler says here is all that it says, so that it need not bind everything twice.
        _compilerDiagnostics = [.. Counted(Output.Emit(assembly).Diagnostics)];
        ShouldCompile();
        return assembly.ToArray();
    }

    /// <summary>What counts of the compiler's diagnostics.</summary>
    public IEnumerable<Diagnostic> Counted(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.Id != MissingDocumentation || IsInGeneratedSource(diagnostic));

    bool IsInGeneratedSource(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree && !Input.SyntaxTrees.Contains(tree);
}
