using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// Finds and reads store classes. They carry no attribute: a class is a candidate when its declaration names a base
/// <c>PersistentStore</c>, which syntax alone can tell.
/// </summary>
static class StoreParser
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax { BaseList: not null } declaration && NamesStoreAsBase(declaration);

    public static ParseResult<StoreModel>? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol type
            || !type.BaseType.Is(MetadataNames.PersistentStore)
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
                Constructors.Declared(type).Any() ? StubKind.Bare : StubKind.Store,
                property => DeclarationRules.IsExtent(property) && CanBeStub(property, cancellationToken),
                cancellationToken);
    }

    static ParseResult<StoreModel> ParseValid(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var extents = new List<ExtentModel>();
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

        var model = new StoreModel(
            TypeDeclarationParser.Parse(type),
            extents.ToEquatableArray(),
            stubs.ToEquatableArray());
        return new ParseResult<StoreModel>(model, null, diagnostics.ToEquatableArray());
    }

    // An extent of anything else is refused by the compiler where the user named it, and would be here once more.
    static bool CanBeStub(IPropertySymbol property, CancellationToken cancellationToken) =>
        DeclarationRules.IsOrBecomesPersistentObject(
            (INamedTypeSymbol)((INamedTypeSymbol)property.Type).TypeArguments[0],
            property.ContainingAssembly,
            cancellationToken);

    static bool NamesStoreAsBase(ClassDeclarationSyntax declaration) =>
        declaration.BaseList!.Types.Any(type => SimpleName(type.Type) == MetadataNames.PersistentStoreSimpleName);

    static string? SimpleName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => null,
    };

    // Several parts may name the base; the store must be generated once, whatever the order of the files.
    static bool IsFirstCandidate(INamedTypeSymbol type, SyntaxNode node, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<ClassDeclarationSyntax>()
            .Where(declaration => declaration.BaseList is not null && NamesStoreAsBase(declaration))
            .OrderBy(declaration => declaration.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(declaration => declaration.SpanStart)
            .First() == node;
}
