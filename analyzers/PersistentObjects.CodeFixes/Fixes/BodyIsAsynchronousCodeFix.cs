using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>
/// Makes an async lambda synchronous where it awaits nothing, or only at its beginning, which can be done before the
/// transaction. Awaits between changes are for the user to disentangle.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BodyIsAsynchronousCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [BodyIsAsynchronousAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<AnonymousFunctionExpressionSyntax>() is not { } lambda
            || !lambda.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation }
            || Statement(invocation) is not { } statement
            // A Read has nothing to await once its body gives no task.
            || (IsAwaited(invocation) && Name(invocation) is { Identifier.ValueText: "Read" }))
        {
            yield break;
        }

        if (!Awaits.In(lambda.Body))
        {
            yield return Edit("Make the body synchronous", [], Synchronous(lambda));
        }
        else if (statement.Parent is BlockSyntax or GlobalStatementSyntax
            && Awaits.AreAllowedAt(statement)
            && LeadingAwaits.Split(lambda, statement, place.Model) is var (awaits, rest))
        {
            yield return Edit("Await before the transaction", awaits, rest);
        }

        Edit Edit(string title, IReadOnlyList<StatementSyntax> before, AnonymousFunctionExpressionSyntax body) =>
            place.Edit(title, "Synchronous", editor =>
            {
                StatementSyntax rewritten = Rewrite(statement, invocation, lambda, body);
                if (before.Count > 0)
                {
                    // What is said of the statement is said of the first one now.
                    var first = before[0].WithLeadingTrivia(statement.GetLeadingTrivia());
                    Insert(editor, statement, [first, .. before.Skip(1)]);
                    rewritten = rewritten.WithLeadingTrivia(Indentation(statement));
                }

                editor.ReplaceNode(statement, rewritten);
            });
    }

    internal static AnonymousFunctionExpressionSyntax Synchronous(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.WithModifiers([.. lambda.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword))])
            .WithLeadingTrivia(lambda.GetLeadingTrivia());

    static void Insert(SyntaxEditor editor, StatementSyntax statement, IReadOnlyList<StatementSyntax> before)
    {
        if (statement.Parent is GlobalStatementSyntax global)
        {
            editor.InsertBefore(global, before.Select(SyntaxFactory.GlobalStatement));
        }
        else
        {
            editor.InsertBefore(statement, before);
        }
    }

    // What the call gives must not be used: the synchronous body changes its type.
    static ExpressionStatementSyntax? Statement(InvocationExpressionSyntax invocation) =>
        (invocation.Parent is AwaitExpressionSyntax awaited ? awaited.Parent : invocation.Parent) as ExpressionStatementSyntax;

    // A Write that was awaited, for the task of its body, becomes one that can be.
    static StatementSyntax Rewrite(
        ExpressionStatementSyntax statement,
        InvocationExpressionSyntax invocation,
        AnonymousFunctionExpressionSyntax lambda,
        AnonymousFunctionExpressionSyntax body)
    {
        IEnumerable<SyntaxNode> changed =
            IsAwaited(invocation) && Name(invocation) is IdentifierNameSyntax { Identifier.ValueText: "Write" } name ? [lambda, name] : [lambda];
        return statement.ReplaceNodes(changed, (node, _) => node == lambda
            ? body.WithAdditionalAnnotations(Formatter.Annotation)
            : SyntaxFactory.IdentifierName("WriteAsync").WithTriviaFrom(node));
    }

    static bool IsAwaited(InvocationExpressionSyntax invocation) => invocation.Parent is AwaitExpressionSyntax;

    static SimpleNameSyntax? Name(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax access ? access.Name : invocation.Expression as SimpleNameSyntax;

    static IEnumerable<SyntaxTrivia> Indentation(SyntaxNode node) =>
        node.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
}
