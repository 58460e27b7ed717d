using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.CodeFixes;

/// <summary>A persistent collection in place of one whose changes the store would not notice.</summary>
static class ChangingType
{
    const string Namespace = "PersistentObjects";

    /// <summary>The collection to use, if the property can be what such a one is: get-only, never null and empty at first.</summary>
    public static INamedTypeSymbol? InPlaceOf(IPropertySymbol property, PropertyDeclarationSyntax declaration, Compilation compilation) =>
        property is { IsRequired: false, IsOverride: false, Type: INamedTypeSymbol type }
        && UnsupportedTypes.Changing(type) is { } name
        && !PersistentTypes.DependsOnTypeParameter(type)
        && PartialProperty.IsAutomatic(declaration)
        && Getter(declaration) is { Modifiers.Count: 0 }
        && (declaration.Initializer is not { } initializer || ImmutableType.IsEmpty(initializer.Value))
            ? compilation.GetTypeByMetadataName($"{Namespace}.{name}`{type.Arity}")?.Construct(type.TypeArguments, type.TypeArgumentNullableAnnotations)
            : null;

    public static PropertyDeclarationSyntax Change(PropertyDeclarationSyntax property, INamedTypeSymbol changing, SyntaxGenerator generator) => property
        .WithType(Usings.Needing((TypeSyntax)generator.TypeExpression(changing), Namespace).WithTriviaFrom(property.Type))
        .WithAccessorList(property.AccessorList!.WithAccessors([Getter(property)!]))
        .WithInitializer(null)
        .WithSemicolonToken(default)
        .WithTrailingTrivia(property.GetTrailingTrivia());

    static AccessorDeclarationSyntax? Getter(PropertyDeclarationSyntax property) =>
        property.AccessorList!.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
}
