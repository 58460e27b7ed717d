using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>
/// Removes [Index] from a property that is [Unique]: a unique index finds equal values too. One with arguments does more, and
/// is left to the user.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PropertyIsIndexedTwiceCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["PO0017"];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<PropertyDeclarationSyntax>() is { } property && AttributeLists.HasPlain(property, "Index"))
        {
            yield return place.Edit(
                "Remove [Index]",
                "Remove",
                editor => editor.ReplaceNode(property, (node, _) => AttributeLists.Remove((PropertyDeclarationSyntax)node, "Index", onlyPlain: true)));
        }
    }
}
