using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>Adds members to an enum.</summary>
static class EnumMembers
{
    /// <summary>The declaration with one more member: the last one, so that no other one counts on from it.</summary>
    public static EnumDeclarationSyntax Add(EnumDeclarationSyntax declaration, string name, string number, SyntaxTrivia newLine)
    {
        if (declaration.Members.Any(member => member.Identifier.ValueText == name))
        {
            return declaration;
        }

        var member = SyntaxFactory.EnumMemberDeclaration(
            [],
            SyntaxFactory.Identifier(name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.EqualsValueClause(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.ParseExpression(number)));
        if (declaration.Members.LastOrDefault() is not { } last)
        {
            return declaration.WithMembers(SyntaxFactory.SingletonSeparatedList(member.WithTrailingTrivia(newLine)));
        }

        var indented = member.WithLeadingTrivia(last.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
        var all = declaration.Members.GetWithSeparators();
        var hasComma = declaration.Members.SeparatorCount == declaration.Members.Count;
        return declaration.WithMembers(SyntaxFactory.SeparatedList<EnumMemberDeclarationSyntax>(hasComma
            ? [.. all, indented, comma.WithTrailingTrivia(all.Last().GetTrailingTrivia())]
            : all.Replace(all.Last(), last.WithTrailingTrivia())
                .AddRange([comma.WithTrailingTrivia(last.GetTrailingTrivia()), indented.WithTrailingTrivia(last.GetTrailingTrivia())])));
    }
}
