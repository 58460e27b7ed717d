using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Gives the property an initializer, or makes it nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class AddedPropertyIsNullCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [AddedPropertyIsNullAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place) =>
        (place.Difference is { Now: "string", IsOfStructure: false } ? Initialize(place) : []).Concat(NullableType.Edits(place));

    static IEnumerable<Edit> Initialize(ContractPlace place) => place.At<PropertyDeclarationSyntax>(
        place.Member,
        "Initialize it with \"\", which old objects get too",
        "Initializer",
        (property, _) => property
            .WithAccessorList(property.AccessorList!.WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(SyntaxFactory.EqualsValueClause(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.ParseExpression("\"\"")))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(property.GetTrailingTrivia())));
}
