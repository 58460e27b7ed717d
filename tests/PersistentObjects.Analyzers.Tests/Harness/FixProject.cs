using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>A project as an editor has it: a workspace in which the generator runs.</summary>
sealed class FixProject
{
    readonly Solution _solution;
    readonly ProjectId _id;
    readonly string? _contract;
    Task<Analysis>? _analysis;

    FixProject(Solution solution, ProjectId id, string? contract)
    {
        _solution = solution;
        _id = id;
        _contract = contract;
    }

    public Project Project => _solution.GetProject(_id)!;

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
        if (source.Contract is { } contract)
        {
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(project.Id), ContractWords.FileName, SourceText.From(contract), filePath: ContractWords.FileName);
        }

        return new FixProject(solution, project.Id, source.Contract);
    }

    public FixProject With(Solution changed) => new(changed, _id, _contract);

    /// <summary>The document, or the contract, that something is reported in.</summary>
    public TextDocument DocumentOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? _solution.GetDocument(tree)! : Project.AdditionalDocuments.Single();

    /// <summary>What the rule of this id reports, by position.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Reports(string id) =>
        [.. (await Analyze()).Rules.Where(diagnostic => diagnostic.Id == id)];

    /// <summary>Everything that is reported, as the compiler and all rules see the project. A project does not change.</summary>
    public Task<Analysis> Analyze() => _analysis ??= AnalyzeOnce();

    async Task<Analysis> AnalyzeOnce()
    {
        var trees = new List<SyntaxTree>();
        foreach (var document in Project.Documents)
        {
            trees.Add((await document.GetSyntaxTreeAsync())!);
        }

        return await Analysis.Of(CSharpCompilation.Create(
            Project.AssemblyName, trees, Project.MetadataReferences, (CSharpCompilationOptions)Project.CompilationOptions!), await Contract());
    }

    /// <summary>The user's files, one after the other, and the contract if it has changed.</summary>
    public async Task<string> Text()
    {
        var texts = new List<string>();
        foreach (var document in Project.Documents.Skip(1))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        if (await Contract() is { } contract && contract != _contract)
        {
            texts.Add($"\n// {ContractWords.FileName}\n{contract}");
        }

        return string.Concat(texts);
    }

    async Task<string?> Contract() =>
        Project.AdditionalDocuments.SingleOrDefault() is { } document ? (await document.GetTextAsync()).ToString() : null;

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
