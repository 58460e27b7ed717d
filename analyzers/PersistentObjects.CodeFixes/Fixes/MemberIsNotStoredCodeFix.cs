using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Makes the property partial, so that it is stored, or marks the member [NotPersistent].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemberIsNotStoredCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [MemberIsNotStoredAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<MemberDeclarationSyntax>() is not { } member)
        {
            yield break;
        }

        if (member is PropertyDeclarationSyntax property && CanBePartial(property, place.Model, cancellationToken))
        {
            yield return place.Edit(
                "Make the property partial, so that it is stored",
                "Partial",
                editor => editor.ReplaceNode(property, (node, _) => PartialProperty.From((PropertyDeclarationSyntax)node)));
        }

        yield return place.Edit(
            "Mark it [NotPersistent]",
            "NotPersistent",
            editor => editor.ReplaceNode(member, (node, _) => AttributeLists.Add((MemberDeclarationSyntax)node, "NotPersistent", place.NewLine)));
    }

    static bool CanBePartial(PropertyDeclarationSyntax property, SemanticModel model, CancellationToken cancellationToken) =>
        PartialProperty.IsAutomatic(property)
        && !property.Modifiers.Any(SyntaxKind.PartialKeyword)
        && model.GetDeclaredSymbol(property, cancellationToken) is { } symbol
        && DeclarationRules.CouldBePersistent(symbol, cancellationToken);
}
