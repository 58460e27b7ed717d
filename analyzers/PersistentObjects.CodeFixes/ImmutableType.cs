using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.CodeFixes;

/// <summary>An immutable collection in place of one that can be changed.</summary>
static class ImmutableType
{
    const string Namespace = "System.Collections.Immutable";
    const string Dictionary = "ImmutableDictionary";

    /// <summary>The collection to use, if there is one with the same elements.</summary>
    public static INamedTypeSymbol? InPlaceOf(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array =>
            Find(compilation, "ImmutableArray", 1)?.Construct([array.ElementType], [array.ElementNullableAnnotation]),
        INamedTypeSymbol { Arity: > 0 } named when UnsupportedTypes.IsMutableCollection(named) && IsGeneric(named.ContainingNamespace) =>
            Find(compilation, UnsupportedTypes.Replacement(named), named.Arity)?.Construct(named.TypeArguments, named.TypeArgumentNullableAnnotations),
        _ => null,
    };

    /// <summary>Whether what initializes the old collection can initialize the new one, or be made to.</summary>
    public static bool CanInitialize(EqualsValueClauseSyntax? initializer, INamedTypeSymbol immutable) =>
        initializer is null
        || IsEmpty(initializer.Value)
        || (initializer.Value is CollectionExpressionSyntax && immutable.Name != Dictionary);

    public static PropertyDeclarationSyntax Change(
        PropertyDeclarationSyntax property, ITypeSymbol old, INamedTypeSymbol immutable, SyntaxGenerator generator)
    {
        var type = Usings.Needing((TypeSyntax)generator.TypeExpression(immutable), Namespace);
        var changed = property.WithType(
            (old.NullableAnnotation == NullableAnnotation.Annotated ? SyntaxFactory.NullableType(type) : type).WithTriviaFrom(property.Type));
        if (property.Initializer is not { } initializer || !IsEmpty(initializer.Value))
        {
            return changed;
        }

        var empty = immutable.Name == Dictionary
            ? (ExpressionSyntax)generator.MemberAccessExpression(type, "Empty")
            : SyntaxFactory.CollectionExpression();
        return changed.WithInitializer(initializer.WithValue(empty.WithTriviaFrom(initializer.Value)));
    }

    // Collections of other places may have other elements than their type arguments say.
    static bool IsGeneric(INamespaceSymbol space) => space.ToDisplayString() == "System.Collections.Generic";

    static INamedTypeSymbol? Find(Compilation compilation, string name, int arity) =>
        compilation.GetTypeByMetadataName($"{Namespace}.{name}`{arity}");

    /// <summary>Whether nothing is in what initializes a collection: [], new(), new List&lt;int&gt;(), Array.Empty&lt;int&gt;().</summary>
    public static bool IsEmpty(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax creation =>
            creation is { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } },
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }, ArgumentList.Arguments.Count: 0 } => true,
        _ => false,
    };
}
