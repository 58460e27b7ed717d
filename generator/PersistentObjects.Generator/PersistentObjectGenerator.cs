using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Emit;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Evolution;

namespace PersistentObjects.Generator;

/// <summary>
/// Generates the bodies of persistent properties, the models of persistent classes, index access, stores and the
/// assembly's manifest. Here is the wiring of the pipeline and nothing else: declarations are read in Parsing, kept in
/// Model, and written in Emit.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PersistentObjectGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = Branches<PersistentClassModel>.Of(
            context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    MetadataNames.PersistentAttribute,
                    static (node, _) => node is TypeDeclarationSyntax,
                    ClassParser.Parse)
                .WithTrackingName(TrackingNames.ParsedClasses),
            TrackingNames.Classes,
            TrackingNames.ClassStubs,
            TrackingNames.ClassDiagnostics,
            TrackingNames.ClassContracts);

        var stores = Branches<StoreModel>.Of(
            context.SyntaxProvider
                .CreateSyntaxProvider(StoreParser.IsCandidate, StoreParser.Parse)
                .Where(static parsed => parsed is not null)
                .Select(static (parsed, _) => parsed!)
                .WithTrackingName(TrackingNames.ParsedStores),
            TrackingNames.Stores,
            TrackingNames.StoreStubs,
            TrackingNames.StoreDiagnostics,
            TrackingNames.StoreContracts);

        var clashes = classes.Models.Select(static (model, _) => model.Declaration.Type).Collect()
            .Combine(stores.Models.Select(static (model, _) => model.Declaration.Type).Collect())
            .Combine(classes.Stubs.Select(static (model, _) => model.Declaration.Type).Collect())
            .Combine(stores.Stubs.Select(static (model, _) => model.Declaration.Type).Collect())
            .Select(static (types, _) => HintNames.FindClashes(
                [.. types.Left.Left.Left, .. types.Left.Left.Right, .. types.Left.Right, .. types.Right]))
            .WithTrackingName(TrackingNames.HintNameClashes);

        var assemblyName = context.CompilationProvider
            .Select(static (compilation, _) => compilation.AssemblyName ?? "Unnamed")
            .WithTrackingName(TrackingNames.AssemblyName);
        var ownManifest = classes.Models
            .Where(static model => model.Generics is null) // There is a model for each closed class, and subclasses know theirs.
            .Select(static (model, _) => model.Declaration.Type.FullyQualifiedName)
            .Collect()
            .Combine(assemblyName)
            .Select(static (own, _) => ManifestParser.Own(own.Right, own.Left))
            .WithTrackingName(TrackingNames.OwnManifest);
        var manifests = context.CompilationProvider
            .Select(ManifestParser.Referenced)
            .WithTrackingName(TrackingNames.ReferencedManifests)
            .Combine(ownManifest)
            .Select(static (both, _) => ManifestParser.All(both.Right, both.Left))
            .WithTrackingName(TrackingNames.Manifests);

        // Classes share structures; each gets one codec, in the order of their names.
        var structures = classes.Models
            .SelectMany(static (model, _) => model.Structures)
            .Collect()
            .SelectMany(static (all, _) => all.GroupBy(structure => structure.Name).Select(group => group.First()).OrderBy(structure => structure.Name, StringComparer.Ordinal))
            .WithTrackingName(TrackingNames.Structures);

        context.RegisterSourceOutput(classes.Models.Combine(clashes).Combine(assemblyName), static (output, source) =>
            output.AddSource(
                HintNames.For(source.Left.Left.Declaration.Type, source.Left.Right),
                ClassEmitter.Emit(source.Left.Left, source.Right)));
        context.RegisterSourceOutput(structures.Combine(assemblyName), static (output, source) =>
            output.AddSource(HintNames.ForStructure(source.Left.Name), StructureEmitter.Emit(source.Left, source.Right)));
        var retired = context.CompilationProvider
            .Select(RetiredNames.Of)
            .WithTrackingName(TrackingNames.RetiredClasses);
        context.RegisterSourceOutput(stores.Models.Combine(manifests).Combine(retired).Combine(clashes), static (output, source) =>
            output.AddSource(
                HintNames.For(source.Left.Left.Left.Declaration.Type, source.Right),
                StoreEmitter.Emit(source.Left.Left.Left, source.Left.Left.Right, source.Left.Right)));
        EmitContract(context, classes.Contracts, stores.Contracts, retired);
        context.RegisterSourceOutput(classes.Stubs.Combine(clashes), EmitStub);
        context.RegisterSourceOutput(stores.Stubs.Combine(clashes), EmitStub);
        context.RegisterSourceOutput(ownManifest, static (output, manifest) =>
        {
            if (manifest.Classes.Count > 0)
            {
                output.AddSource(HintNames.ForManifest, ManifestEmitter.Emit(manifest));
            }
        });
        context.RegisterSourceOutput(classes.Diagnostics, Report);
        context.RegisterSourceOutput(stores.Diagnostics, Report);
        foreach (var (attribute, rule) in EvolutionRules.All)
        {
            var problems = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    attribute,
                    static (_, _) => true,
                    (target, cancellationToken) => EvolutionRules.Problems(target, rule, cancellationToken))
                .WithTrackingName(TrackingNames.EvolutionDiagnostics)
                .SelectMany(static (problems, _) => problems);
            context.RegisterSourceOutput(problems, Report);
        }
    }

    // A file that is there is compared also when the last class has gone. Nothing that is compiled depends on the contract, so
    // editors, which ask for what is, are spared it.
    static void EmitContract(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<SchemaContract> classes,
        IncrementalValuesProvider<SchemaContract> stores,
        IncrementalValueProvider<RetiredClassesModel> retired)
    {
        var hasFile = context.AdditionalTextsProvider
            .Where(static text => Path.GetFileName(text.Path) == ContractWords.FileName)
            .Collect()
            .Select(static (texts, _) => texts.Length > 0)
            .WithTrackingName(TrackingNames.ContractFile);
        var parts = classes.Select(static (contract, _) => ContractWriter.Part(contract)).WithTrackingName(TrackingNames.ContractParts);
        var contract = parts.Collect()
            .Combine(stores.Select(static (contract, _) => ContractWriter.Part(contract)).Collect())
            .Combine(retired.Select(static (names, _) => names.Own))
            .Combine(hasFile)
            .Select(static (parts, _) =>
                parts.Right || parts.Left.Left.Left.Length + parts.Left.Left.Right.Length + parts.Left.Right.Count > 0
                    ? ContractWriter.Write([.. parts.Left.Left.Left, .. parts.Left.Left.Right, ContractWriter.Part(ContractBuilder.OfAssembly(parts.Left.Right))])
                    : null)
            .WithTrackingName(TrackingNames.Contract);
        context.RegisterImplementationSourceOutput(contract, static (output, contract) =>
        {
            if (contract is not null)
            {
                output.AddSource(HintNames.ForContract, ContractEmitter.Emit(contract));
            }
        });
    }

    static void EmitStub(SourceProductionContext output, (StubModel Stub, EquatableArray<string> Clashes) source) =>
        output.AddSource(HintNames.For(source.Stub.Declaration.Type, source.Clashes), StubEmitter.Emit(source.Stub));

    static void Report(SourceProductionContext output, DiagnosticInfo diagnostic) =>
        output.ReportDiagnostic(Diagnostic.Create(
            DeclarationDiagnostics.Find(diagnostic.Id),
            diagnostic.Location?.ToLocation() ?? Location.None,
            [.. diagnostic.Arguments]));
}
