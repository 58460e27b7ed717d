using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Marks the property [Index].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReferenceHasNoIndexCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [ReferenceHasNoIndexAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<PropertyDeclarationSyntax>() is { } property)
        {
            yield return place.Edit(
                $"Mark '{property.Identifier.ValueText}' [Index]",
                "Index",
                editor => editor.ReplaceNode(property, (node, _) => AttributeLists.Add((PropertyDeclarationSyntax)node, "Index", place.NewLine)));
        }
    }
}
