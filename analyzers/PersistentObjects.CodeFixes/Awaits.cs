using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes;

/// <summary>Where a function awaits, nested functions left out.</summary>
static class Awaits
{
    public static bool In(SyntaxNode node) =>
        node.DescendantNodesAndSelf(child => child == node || !IsFunction(child)).Any(IsAwait);

    /// <summary>
    /// Whether an await can be added here: the function is asynchronous, nothing around forbids it, and no ref struct
    /// would have to be kept over it.
    /// </summary>
    public static bool ArePossibleAt(SyntaxNode node, SemanticModel model) =>
        AreAllowedAt(node)
        && !node.Ancestors().TakeWhile(ancestor => !IsFunctionOrMember(ancestor)).Any(ancestor => IsNotLeft(ancestor, model))
        && !model.LookupSymbols(node.SpanStart).OfType<ILocalSymbol>().Any(local => local.IsRef || local.Type.IsRefLikeType);

    /// <summary>Whether the function around a statement or expression is asynchronous, as top-level statements always may be.</summary>
    public static bool AreAllowedAt(SyntaxNode node) => node.Ancestors().FirstOrDefault(IsFunctionOrMember) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        GlobalStatementSyntax => true,
        _ => false,
    };

    // What must be done on one thread, in one go. A ref struct may be disposed that has no name.
    static bool IsNotLeft(SyntaxNode around, SemanticModel model) => around switch
    {
        LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax => true,
        UsingStatementSyntax { Expression: { } disposed } => model.GetTypeInfo(disposed).Type is not { IsRefLikeType: false },
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
