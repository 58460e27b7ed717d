using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Adds the accessor that a persistent property lacks; a setter as private as it can be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AccessorIsMissingCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["PO0012"];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<PropertyDeclarationSyntax>() is { AccessorList: not null } property)
        {
            yield return place.Edit(
                PartialProperty.HasGetter(property) ? "Add a setter" : "Add a getter",
                "Accessor",
                editor => editor.ReplaceNode(property, (node, _) => PartialProperty.From((PropertyDeclarationSyntax)node)));
        }
    }
}
