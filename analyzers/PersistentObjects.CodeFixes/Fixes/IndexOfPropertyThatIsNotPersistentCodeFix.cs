using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Makes an indexed property persistent, or takes the index away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IndexOfPropertyThatIsNotPersistentCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["PO0016"];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<PropertyDeclarationSyntax>() is not { } property)
        {
            yield break;
        }

        if (PartialProperty.IsAutomatic(property)
            && place.Model.GetDeclaredSymbol(property, cancellationToken) is IPropertySymbol symbol
            && !symbol.HasAttribute(MetadataNames.NotPersistentAttribute)
            && DeclarationRules.CouldBePersistent(symbol, cancellationToken))
        {
            yield return place.Edit(
                "Make the property partial, so that it is stored",
                "Partial",
                editor => editor.ReplaceNode(property, (node, _) => PartialProperty.From((PropertyDeclarationSyntax)node)));
        }

        yield return place.Edit(
            "Remove the index",
            "Remove",
            editor => editor.ReplaceNode(property, (node, _) =>
                AttributeLists.Remove(AttributeLists.Remove((PropertyDeclarationSyntax)node, "Index"), "Unique")));
    }
}
