using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using PersistentObjects.CodeFixes.Fixes;

namespace PersistentObjects.CodeFixes;

/// <summary>The part of an async body that awaits, and the part that then changes objects.</summary>
static class LeadingAwaits
{
    /// <summary>
    /// Splits a body without parameters into declarations that await and a synchronous rest; null where that is not all.
    /// </summary>
    public static (IReadOnlyList<StatementSyntax> Awaits, AnonymousFunctionExpressionSyntax Synchronous)? Split(
        AnonymousFunctionExpressionSyntax lambda, StatementSyntax before, SemanticModel model)
    {
        if (lambda is not ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0 })
        {
            return null;
        }

        return lambda.Body switch
        {
            // account.Rate = await rates.Get()
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: AwaitExpressionSyntax value } assignment
                when !Awaits.In(assignment.Left) => SplitAssignment(lambda, assignment, value, before, model),
            BlockSyntax block => SplitBlock(lambda, block, before, model),
            _ => null,
        };
    }

    static (IReadOnlyList<StatementSyntax>, AnonymousFunctionExpressionSyntax) SplitAssignment(
        AnonymousFunctionExpressionSyntax lambda,
        AssignmentExpressionSyntax assignment,
        AwaitExpressionSyntax value,
        StatementSyntax before,
        SemanticModel model)
    {
        var name = "value";
        while (IsTaken(name, before, model))
        {
            name += "_";
        }

        var rest = BodyIsAsynchronousCodeFix.Synchronous(lambda)
            .WithBody(assignment.WithRight(SyntaxFactory.IdentifierName(name)));
        return ([Declaration(name, value, before)], rest);
    }

    static (IReadOnlyList<StatementSyntax>, AnonymousFunctionExpressionSyntax)? SplitBlock(
        AnonymousFunctionExpressionSyntax lambda, BlockSyntax block, StatementSyntax before, SemanticModel model)
    {
        var awaits = block.Statements.TakeWhile(statement => statement is LocalDeclarationStatementSyntax local && IsPlain(local)).ToList();
        var rest = block.Statements.Skip(awaits.Count).ToList();
        var names = awaits.SelectMany(statement => ((LocalDeclarationStatementSyntax)statement).Declaration.Variables);
        if (rest.Any(Awaits.In) || names.Any(variable => IsTaken(variable.Identifier.ValueText, before, model)))
        {
            return null;
        }

        var body = block.WithStatements([.. rest]);
        return (
            [.. awaits.Select(statement => statement.WithoutTrivia().WithTrailingTrivia(statement.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation))],
            BodyIsAsynchronousCodeFix.Synchronous(lambda).WithBody(body));
    }

    // A declaration that awaits by itself, not by what it declares: a variable to dispose belongs into the body.
    static bool IsPlain(LocalDeclarationStatementSyntax local) => local.UsingKeyword.RawKind == 0 && Awaits.In(local);

    static bool IsTaken(string name, StatementSyntax before, SemanticModel model) =>
        model.LookupSymbols(before.SpanStart, name: name).Length > 0
        || before.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantTokens()
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && !before.Span.Contains(token.Span));

    static StatementSyntax Declaration(string name, ExpressionSyntax value, StatementSyntax before) =>
        SyntaxFactory.ParseStatement($"var {name} = {value.WithoutTrivia()};")
            .WithTrailingTrivia(before.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
}
