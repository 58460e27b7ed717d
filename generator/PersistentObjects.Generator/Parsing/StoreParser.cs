using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Evolution;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// Finds and reads store classes. They carry no attribute: a class is a candidate when its declaration has a base list, and
/// a store when PersistentStore is a base class of it, under whatever name.
/// </summary>
static class StoreParser
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax { BaseList: not null };

    public static ParseResult<StoreModel>? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol type
            || !PersistentTypes.IsStore(type)
            || IsWrittenByHand(type)
            || type.IsMarkedPersistent() // Reported, and its properties stubbed, as a class with a wrong base.
            || !IsFirstCandidate(type, context.Node, cancellationToken))
        {
            return null;
        }

        var verdict = DeclarationRules.Store(type, cancellationToken);
        return verdict.IsValid
            ? ParseValid(type, cancellationToken)
            : InvalidDeclaration.Parse<StoreModel>(
                type,
                verdict,
                StubKindOf(type),
                property => DeclarationRules.IsSingle(property) || (DeclarationRules.IsExtent(property) && CanBeStub(property, cancellationToken)),
                cancellationToken);
    }

    static ParseResult<StoreModel> ParseValid(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var extents = new List<ExtentModel>();
        var singles = new List<ExtentModel>();
        var stubs = new List<PropertyDeclaration>();
        var diagnostics = new List<DiagnosticInfo>();
        foreach (var property in PropertyDeclarationParser.PropertiesInOrder(type).Where(DeclarationRules.IsExtent))
        {
            var declaration = PropertyDeclarationParser.Parse(property, cancellationToken);
            var verdict = DeclarationRules.Extent(property, cancellationToken);
            if (verdict.IsValid)
            {
                var element = (INamedTypeSymbol)((INamedTypeSymbol)property.Type).TypeArguments[0];
                extents.Add(new ExtentModel(declaration, TypeDeclarationParser.Reference(element).FullyQualifiedName));
            }
            else if (CanBeStub(property, cancellationToken))
            {
                stubs.Add(declaration);
            }

            if (verdict.Problem is { } problem)
            {
                diagnostics.Add(problem);
            }
        }

        foreach (var property in PropertyDeclarationParser.PropertiesInOrder(type).Where(DeclarationRules.IsSingle))
        {
            var declaration = PropertyDeclarationParser.Parse(property, cancellationToken);
            var verdict = DeclarationRules.Single(property, cancellationToken);
            if (verdict.IsValid)
            {
                singles.Add(new ExtentModel(declaration, TypeDeclarationParser.Reference((INamedTypeSymbol)property.Type).FullyQualifiedName));
            }
            else
            {
                stubs.Add(declaration);
            }

            if (verdict.Problem is { } problem)
            {
                diagnostics.Add(problem);
            }
        }

        var model = new StoreModel(
            TypeDeclarationParser.Parse(type),
            extents.ToEquatableArray(),
            singles.ToEquatableArray(),
            stubs.ToEquatableArray())
        {
            SchemaVersion = Migrations.SchemaVersion(type),
            Migrations = Migrations.In(type),
        };
        return new ParseResult<StoreModel>(model, null, diagnostics.ToEquatableArray())
        {
            Contract = model.Migrations.Count > 0 ? ContractBuilder.OfMigrations(model.Migrations) : null,
        };
    }

    // An extent of anything else is refused by the compiler where the user named it, and would be here once more.
    static bool CanBeStub(IPropertySymbol property, CancellationToken cancellationToken) =>
        DeclarationRules.IsOrBecomesPersistentObject(
            (INamedTypeSymbol)((INamedTypeSymbol)property.Type).TypeArguments[0],
            property.ContainingAssembly,
            cancellationToken);

    // Who implements what is generated for a store wants no other.
    static bool IsWrittenByHand(INamedTypeSymbol type) =>
        type.Interfaces.Any(candidate => candidate.Is(MetadataNames.PersistentStoreInterface));

    static StubKind StubKindOf(INamedTypeSymbol type) =>
        Constructors.Declared(type).Any() || !type.BaseType.Is(MetadataNames.PersistentStore) ? StubKind.Bare : StubKind.Store;

    // Several parts may have base lists; the store must be generated once, whatever the order of the files.
    static bool IsFirstCandidate(INamedTypeSymbol type, SyntaxNode node, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<ClassDeclarationSyntax>()
            .Where(declaration => declaration.BaseList is not null)
            .OrderBy(declaration => declaration.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(declaration => declaration.SpanStart)
            .First() == node;
}
