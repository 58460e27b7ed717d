using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Declares the scope with 'using'.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReadScopeIsNotDisposedCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [ReadScopeIsNotDisposedAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        var statement = place.Find<StatementSyntax>();
        // A scope can't be kept over an await, which would be in the way of the 'using'.
        if (statement is null || !statement.Parent.IsKind(SyntaxKind.Block) || IsFollowedByAwait(statement))
        {
            yield break;
        }

        var opened = place.Diagnostic.Location.SourceSpan;
        Func<SyntaxNode, SyntaxNode>? change = statement switch
        {
            LocalDeclarationStatementSyntax local when !IsAssignedLater(local, place.Model, cancellationToken) =>
                node => WithUsing((LocalDeclarationStatementSyntax)node),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax opening } when opening.Span == opened =>
                node => Declaration((StatementSyntax)node, opening, place),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var opening } }
                when opening.Span == opened => node => Declaration((StatementSyntax)node, opening, place),
            _ => null,
        };
        if (change is not null)
        {
            yield return place.Edit("Declare it with 'using'", "Using", editor => editor.ReplaceNode(statement, (node, _) => change(node)));
        }
    }

    static LocalDeclarationStatementSyntax WithUsing(LocalDeclarationStatementSyntax local) =>
        local.UsingKeyword.RawKind != 0
            ? local
            : local.WithoutLeadingTrivia()
                .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                .WithLeadingTrivia(local.GetLeadingTrivia());

    static bool IsFollowedByAwait(StatementSyntax statement) =>
        ((BlockSyntax)statement.Parent!).Statements
            .SkipWhile(sibling => sibling != statement)
            .Any(sibling => Awaits.In(sibling) || sibling.DescendantNodes().OfType<YieldStatementSyntax>().Any());

    // What is declared with 'using' can't be assigned.
    static bool IsAssignedLater(LocalDeclarationStatementSyntax local, SemanticModel model, CancellationToken cancellationToken)
    {
        var variables = local.Declaration.Variables
            .Select(variable => model.GetDeclaredSymbol(variable, cancellationToken))
            .ToImmutableHashSet(SymbolEqualityComparer.Default);
        return local.Parent!.DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .Any(assignment => variables.Contains(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol));
    }

    static StatementSyntax Declaration(StatementSyntax statement, ExpressionSyntax opening, Place place) =>
        SyntaxFactory.ParseStatement($"using var {FreeName(statement, opening.SpanStart, place.Model)} = {opening.WithoutTrivia()};").WithTriviaFrom(statement);

    // The statement stands in the tree as it is by now, in which other scopes may have been given names.
    static string FreeName(StatementSyntax statement, int position, SemanticModel model)
    {
        var names = statement.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .ToImmutableHashSet();
        var name = "scope";
        for (var number = 2; names.Contains(name) || model.LookupSymbols(position, name: name).Length > 0; number++)
        {
            name = $"scope{number}";
        }

        return name;
    }
}
