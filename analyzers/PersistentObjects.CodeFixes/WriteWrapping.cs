using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.CodeFixes;

/// <summary>Wraps statements in a write transaction.</summary>
static class WriteWrapping
{
    /// <summary>
    /// Wraps the statements that a diagnostic has as its additional location, if it knows the store and nothing of them must stay
    /// outside of a lambda.
    /// </summary>
    public static Edit? Edit(Place place, string title) =>
        place.Diagnostic.Properties.TryGetValue(StoreInScope.Key, out var store)
        && place.Diagnostic.AdditionalLocations.FirstOrDefault() is { } location
        && StatementSpan.Find(place.Root, location.SourceSpan) is { } statements
        && statements.CanBeALambda(place.Model)
            ? place.Edit(title, "Write", editor => Wrap(editor, statements, store!, place.NewLine))
            : null;

    static void Wrap(SyntaxEditor editor, StatementSpan span, string store, SyntaxTrivia newLine)
    {
        foreach (var statement in span.Statements.Skip(1))
        {
            editor.RemoveNode(Member(statement), SyntaxRemoveOptions.KeepNoTrivia);
        }

        var first = span.Statements[0];
        var isAwaited = Awaits.AreAllowedAt(first) && (first.Parent is not GlobalStatementSyntax || Awaits.In(first.SyntaxTree.GetRoot()));
        var call = $"{(isAwaited ? "await " : "")}{(store.Length > 0 ? store + "." : "")}{(isAwaited ? "WriteAsync" : "Write")}";
        editor.ReplaceNode(first, Statement(call, span, newLine));
    }

    static StatementSyntax Statement(string call, StatementSpan span, SyntaxTrivia newLine)
    {
        var (first, last) = (span.Statements[0], span.Statements[span.Statements.Count - 1]);
        if (first == last && first is ExpressionStatementSyntax { Expression: var change })
        {
            return SyntaxFactory.ParseStatement($"{call}(() => {change.WithoutTrivia()});").WithTriviaFrom(first);
        }

        // What is said before the first statement is said of all of them, and what is said behind the last one stays behind.
        var body = SyntaxFactory.Block(span.Statements
            .Select(statement => statement == last ? statement.WithTrailingTrivia(newLine) : statement)
            .Select((statement, index) => index == 0 ? statement.WithLeadingTrivia() : statement));
        var wrapped = (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{call}(() => {{ }});");
        var lambda = wrapped.DescendantNodes().OfType<ParenthesizedLambdaExpressionSyntax>().Single();
        return wrapped.ReplaceNode(lambda, lambda.WithBody(body))
            .WithLeadingTrivia(first.GetLeadingTrivia())
            .WithTrailingTrivia(last.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    static SyntaxNode Member(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global : statement;
}
