using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads the declaring part of a partial property.</summary>
static class PropertyDeclarationParser
{
    /// <summary>
    /// The type's properties, in the order of declaration: parts by path, then by position. The order in which the
    /// compiler was given the files must not show in the output.
    /// </summary>
    public static IEnumerable<IPropertySymbol> PropertiesInOrder(INamedTypeSymbol type) =>
        type.GetMembers()
            .OfType<IPropertySymbol>()
            .OrderBy(property => property.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(property => property.Locations[0].SourceSpan.Start);

    public static PropertyDeclaration Parse(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var syntax = (BasePropertyDeclarationSyntax)property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var byReference = property.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.RefReadOnly => "ref readonly ",
            _ => "",
        };
        return new PropertyDeclaration(
            Text(syntax.Modifiers),
            byReference + property.Type.ToSource(),
            Identifiers.NameWithParameters(property),
            syntax is PropertyDeclarationSyntax { Initializer: not null },
            Accessor(syntax, SyntaxKind.GetAccessorDeclaration),
            Accessor(syntax, SyntaxKind.SetAccessorDeclaration) ?? Accessor(syntax, SyntaxKind.InitAccessorDeclaration));
    }

    static AccessorDeclaration? Accessor(BasePropertyDeclarationSyntax syntax, SyntaxKind kind) =>
        syntax.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(kind)) is { } accessor
            ? new AccessorDeclaration(Text(accessor.Modifiers), accessor.Keyword.ValueText)
            : null;

    static string Text(SyntaxTokenList modifiers) => string.Join(" ", modifiers.Select(modifier => modifier.Text));
}
