using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Generator;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>A project as an editor has it: a workspace in which the generator runs.</summary>
sealed class FixProject
{
    readonly Solution _solution;
    readonly ProjectId _id;

    FixProject(Solution solution, ProjectId id)
    {
        _solution = solution;
        _id = id;
    }

    Project Project => _solution.GetProject(_id)!;

    public static FixProject Of(MarkedSource source)
    {
        var compilation = UserProject.WithFiles([.. source.Files]).Compile();
        // Never disposed: the solution lives on in the workspace that has made it.
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Create(),
            "Shop",
            "Shop",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References,
            analyzerReferences: [new GeneratorReference()]));
        var solution = compilation.SyntaxTrees.Aggregate(
            project.Solution,
            (changed, tree) => changed.AddDocument(
                DocumentId.CreateNewId(project.Id), tree.FilePath, tree.GetText(), filePath: tree.FilePath));
        return new FixProject(solution, project.Id);
    }

    public FixProject With(Solution changed) => new(changed, _id);

    public Document DocumentOf(Diagnostic diagnostic) => _solution.GetDocument(diagnostic.Location.SourceTree)!;

    /// <summary>What the rule of this id reports, by position.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Reports(string id) =>
        [.. (await Analyze()).Rules.Where(diagnostic => diagnostic.Id == id)];

    /// <summary>Everything that is reported, as the compiler and all rules see the project.</summary>
    public async Task<Analysis> Analyze()
    {
        var trees = new List<SyntaxTree>();
        foreach (var document in Project.Documents)
        {
            trees.Add((await document.GetSyntaxTreeAsync())!);
        }

        return await Analysis.Of(CSharpCompilation.Create(
            Project.AssemblyName, trees, Project.MetadataReferences, (CSharpCompilationOptions)Project.CompilationOptions!));
    }

    /// <summary>The user's files, one after the other.</summary>
    public async Task<string> Text()
    {
        var texts = new List<string>();
        foreach (var document in Project.Documents.Skip(1))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return string.Concat(texts);
    }

    sealed class GeneratorReference : AnalyzerReference
    {
        // The workspace knows generators by identity.
        static readonly ImmutableArray<ISourceGenerator> Generators = [new PersistentObjectGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => typeof(PersistentObjectGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => Generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => [];
    }
}
