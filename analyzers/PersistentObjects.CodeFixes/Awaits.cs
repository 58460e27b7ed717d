using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes;

/// <summary>Where a function awaits, nested functions left out.</summary>
static class Awaits
{
    public static bool In(SyntaxNode node) =>
        node.DescendantNodesAndSelf(child => child == node || !IsFunction(child)).Any(IsAwait);

    /// <summary>Whether the function around a statement is asynchronous, as top-level statements always may be.</summary>
    public static bool AreAllowedAt(SyntaxNode statement) => statement.Ancestors().FirstOrDefault(IsFunctionOrMember) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        GlobalStatementSyntax => true,
        _ => false,
    };

    static bool IsAwait(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.RawKind != 0,
        UsingStatementSyntax @using => @using.AwaitKeyword.RawKind != 0,
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.RawKind != 0,
        _ => false,
    };

    static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    static bool IsFunctionOrMember(SyntaxNode node) => IsFunction(node) || node is MemberDeclarationSyntax;
}
