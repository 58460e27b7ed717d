using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Awaits the task where the function is asynchronous already. Making one so is a change for its callers too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TaskOfStoreIsDroppedCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [TaskOfStoreIsDroppedAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<InvocationExpressionSyntax>() is { } dropped
            // Behind '?.' there may be no task to await.
            && dropped.Span == place.Diagnostic.Location.SourceSpan
            && Awaits.ArePossibleAt(dropped, place.Model))
        {
            yield return place.Edit("Await the task", "Await", editor => editor.ReplaceNode(
                dropped,
                (node, _) => SyntaxFactory.AwaitExpression(
                        SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                        ((ExpressionSyntax)node).WithoutLeadingTrivia())
                    .WithLeadingTrivia(node.GetLeadingTrivia())));
        }
    }
}
