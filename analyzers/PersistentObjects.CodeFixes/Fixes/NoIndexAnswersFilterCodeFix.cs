using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Marks the property [Index].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NoIndexAnswersFilterCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [NoIndexAnswersFilterAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Diagnostic.AdditionalLocations.FirstOrDefault() is { SourceTree: { } tree, SourceSpan: var span }
            && place.Document.Project.Solution.GetDocument(tree) is { } document
            && tree.GetRoot(cancellationToken) is var root
            && root.FindNode(span).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property)
        {
            yield return new Edit(
                $"Mark '{property.Identifier.ValueText}' [Index]",
                "Index",
                async (solution, token) =>
                {
                    var editor = await solution.GetDocumentEditorAsync(document.Id, token).ConfigureAwait(false);
                    editor.ReplaceNode(property, (node, _) => AttributeLists.Add((PropertyDeclarationSyntax)node, "Index", Place.NewLineOf(root)));
                });
        }
    }
}
