using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Awaits a WriteAsync that makes the change, where the store is known and the change is a statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChangeBlocksAsynchronousCodeCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [ChangeBlocksAsynchronousCodeAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Diagnostic.Properties.TryGetValue(StoreInScope.Key, out var store)
            && place.Find<StatementSyntax>() is ExpressionStatementSyntax { Expression: var change } statement
            && change.SpanStart == place.Diagnostic.Location.SourceSpan.Start
            && Awaits.ArePossibleAt(change, place.Model)
            && StatementSpan.Find(place.Root, statement.Span) is { } span
            && span.CanBeALambda(place.Model))
        {
            var call = store!.Length > 0 ? $"{store}.WriteAsync" : "WriteAsync";
            yield return place.Edit("Await a WriteAsync", "WriteAsync", editor => editor.ReplaceNode(
                statement,
                SyntaxFactory.ParseStatement($"await {call}(() => {change.WithoutTrivia()});").WithTriviaFrom(statement)));
        }
    }
}
