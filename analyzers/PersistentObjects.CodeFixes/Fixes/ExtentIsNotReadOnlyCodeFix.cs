using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Leaves an extent with 'get' as its only accessor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ExtentIsNotReadOnlyCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["PO0025"];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<PropertyDeclarationSyntax>() is { AccessorList: not null } property && property.Type is not RefTypeSyntax)
        {
            yield return place.Edit(
                "Leave 'get' as the only accessor",
                "Get",
                editor => editor.ReplaceNode(property, (node, _) => ReadOnly((PropertyDeclarationSyntax)node)));
        }
    }

    static PropertyDeclarationSyntax ReadOnly(PropertyDeclarationSyntax property)
    {
        var accessors = property.AccessorList!;
        var getter = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTriviaFrom(accessors.Accessors[0]);
        return property.WithAccessorList(accessors.WithAccessors([getter.WithTrailingTrivia(accessors.Accessors.Last().GetTrailingTrivia())]));
    }
}
