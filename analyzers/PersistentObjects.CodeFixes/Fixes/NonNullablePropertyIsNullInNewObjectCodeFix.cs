using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Makes the property required, or nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NonNullablePropertyIsNullInNewObjectCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [NonNullablePropertyIsNullInNewObjectAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<PropertyDeclarationSyntax>() is not { } property)
        {
            yield break;
        }

        // Whoever can make the object must be able to set what is required.
        if (place.Model.GetDeclaredSymbol(property, cancellationToken) is { SetMethod: { } setter } symbol
            && setter.DeclaredAccessibility >= symbol.ContainingType.DeclaredAccessibility)
        {
            yield return place.Edit(
                "Make the property required",
                "Required",
                editor => editor.ReplaceNode(property, (node, _) => Required((PropertyDeclarationSyntax)node)));
        }

        yield return place.Edit(
            "Make the property nullable",
            "Nullable",
            editor => editor.ReplaceNode(property, (node, _) => Nullable((PropertyDeclarationSyntax)node)));
    }

    // 'partial' must come last among the modifiers.
    static PropertyDeclarationSyntax Required(PropertyDeclarationSyntax property) =>
        property.WithModifiers(property.Modifiers.Insert(
            property.Modifiers.IndexOf(SyntaxKind.PartialKeyword),
            SyntaxFactory.Token(SyntaxKind.RequiredKeyword).WithTrailingTrivia(SyntaxFactory.Space)));

    static PropertyDeclarationSyntax Nullable(PropertyDeclarationSyntax property) =>
        property.WithType(SyntaxFactory.NullableType(property.Type.WithoutTrailingTrivia()).WithTrailingTrivia(property.Type.GetTrailingTrivia()));
}
