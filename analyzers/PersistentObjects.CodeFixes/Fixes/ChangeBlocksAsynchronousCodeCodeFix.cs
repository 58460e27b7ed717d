using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Awaits a WriteAsync that sets the property, where the store is known and the setter is a statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetterBlocksAsynchronousCodeCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [SetterBlocksAsynchronousCodeAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Diagnostic.Properties.TryGetValue(StoreInScope.Key, out var store)
            && place.Find<StatementSyntax>() is ExpressionStatementSyntax { Expression: var setter } statement
            && setter.SpanStart == place.Diagnostic.Location.SourceSpan.Start
            && Awaits.ArePossibleAt(setter, place.Model)
            && StatementSpan.Find(place.Root, statement.Span) is { } span
            && span.CanBeALambda(place.Model))
        {
            var call = store!.Length > 0 ? $"{store}.WriteAsync" : "WriteAsync";
            yield return place.Edit("Await a WriteAsync", "WriteAsync", editor => editor.ReplaceNode(
                statement,
                SyntaxFactory.ParseStatement($"await {call}(() => {setter.WithoutTrivia()});").WithTriviaFrom(statement)));
        }
    }
}
