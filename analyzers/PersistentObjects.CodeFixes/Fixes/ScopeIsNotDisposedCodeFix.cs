using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Declares it with 'using'.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ScopeIsNotDisposedCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [ScopeIsNotDisposedAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        var opened = place.Diagnostic.Location.SourceSpan;
        if (place.Find<StatementSyntax>() is not { Parent: BlockSyntax block } statement
            || Opened(statement, opened) is not { } opening
            || place.Model.GetTypeInfo(opening, cancellationToken).Type is not { } type
            // A ref struct can't be kept over an await, which would be in the way of the 'using'.
            || (type.IsRefLikeType && IsFollowedByAwait(statement, block)))
        {
            yield break;
        }

        Func<SyntaxNode, SyntaxNode>? change = statement switch
        {
            LocalDeclarationStatementSyntax local => IsAssignedLater(local, block, place.Model, cancellationToken)
                ? null
                : node => WithUsing((LocalDeclarationStatementSyntax)node),
            // What is to be committed needs more than a name.
            _ when type.Name == "WriteTransaction" => null,
            _ => node => Declaration((StatementSyntax)node, opening, type.IsRefLikeType ? "scope" : "view", place.Model),
        };
        if (change is not null)
        {
            yield return place.Edit("Declare it with 'using'", "Using", editor => editor.ReplaceNode(statement, (node, _) => change(node)));
        }
    }

    // What the whole statement is about, if that is what was reported.
    static ExpressionSyntax? Opened(StatementSyntax statement, TextSpan reported)
    {
        var values = statement switch
        {
            LocalDeclarationStatementSyntax local => local.Declaration.Variables.Select(variable => variable.Initializer?.Value),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard } =>
                [discard.Right],
            ExpressionStatementSyntax dropped => [dropped.Expression],
            _ => [],
        };
        return values.FirstOrDefault(value => value?.Span == reported);
    }

    static LocalDeclarationStatementSyntax WithUsing(LocalDeclarationStatementSyntax local) =>
        local.UsingKeyword.RawKind != 0
            ? local
            : local.WithoutLeadingTrivia()
                .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                .WithLeadingTrivia(local.GetLeadingTrivia());

    static bool IsFollowedByAwait(StatementSyntax statement, BlockSyntax block) =>
        block.Statements
            .SkipWhile(sibling => sibling != statement)
            .Any(sibling => Awaits.In(sibling) || sibling.DescendantNodes().OfType<YieldStatementSyntax>().Any());

    // What is declared with 'using' can't be assigned.
    static bool IsAssignedLater(
        LocalDeclarationStatementSyntax local, BlockSyntax block, SemanticModel model, CancellationToken cancellationToken)
    {
        var variables = local.Declaration.Variables
            .Select(variable => model.GetDeclaredSymbol(variable, cancellationToken))
            .ToImmutableHashSet(SymbolEqualityComparer.Default);
        return block.DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .Any(assignment => variables.Contains(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol));
    }

    static StatementSyntax Declaration(StatementSyntax statement, ExpressionSyntax opening, string name, SemanticModel model) =>
        SyntaxFactory.ParseStatement($"using var {Free(name, statement, opening.SpanStart, model)} = {opening.WithoutTrivia()};").WithTriviaFrom(statement);

    // The statement stands in the tree as it is by now, in which others may have been given names.
    static string Free(string name, StatementSyntax statement, int position, SemanticModel model)
    {
        var names = statement.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .ToImmutableHashSet();
        var free = name;
        for (var number = 2; names.Contains(free) || model.LookupSymbols(position, name: free).Length > 0; number++)
        {
            free = $"{name}{number}";
        }

        return free;
    }
}
