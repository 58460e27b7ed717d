using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Contract;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>The numbers of an enum as they are stored, and others for the members that came since.</summary>
static class EnumNumbers
{
    /// <summary>The declaration with a number written wherever counting does not give it.</summary>
    public static EnumDeclarationSyntax Write(EnumDeclarationSyntax declaration, INamedTypeSymbol type, EnumContract stored)
    {
        var current = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
            .ToDictionary(field => field.Name, field => Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture));
        var numbers = Numbers(current, stored, type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute)));
        var moved = new HashSet<string>(current.Where(member => numbers[member.Key] != member.Value).Select(member => member.Key));
        // Null behind a member that is made of others: what counts on from it is written down.
        decimal? next = 0;
        var members = new List<EnumMemberDeclarationSyntax>();
        foreach (var member in declaration.Members)
        {
            // A name that the model does not know is an error of the compiler's.
            if (!numbers.TryGetValue(member.Identifier.ValueText, out var number) || DependsOn(member, moved))
            {
                members.Add(member);
                next = null;
                continue;
            }

            members.Add(IsRight(member, number, next, moved) ? member : With(member, number));
            next = number + 1;
        }

        return declaration.WithMembers(SyntaxFactory.SeparatedList(members, declaration.Members.GetSeparators()));
    }

    static Dictionary<string, decimal> Numbers(Dictionary<string, decimal> current, EnumContract stored, bool isFlags)
    {
        var numbers = stored.Members.Where(member => current.ContainsKey(member.Name))
            .ToDictionary(member => member.Name, member => decimal.Parse(member.Value, CultureInfo.InvariantCulture));
        var taken = new HashSet<decimal>(stored.Members.Select(member => decimal.Parse(member.Value, CultureInfo.InvariantCulture)));
        foreach (var member in current.Where(member => !numbers.ContainsKey(member.Key)).OrderBy(member => member.Value).ToList())
        {
            numbers[member.Key] = taken.Contains(member.Value) ? Free(taken, isFlags) : member.Value;
            taken.Add(numbers[member.Key]);
        }

        return numbers;
    }

    static decimal Free(HashSet<decimal> taken, bool isFlags)
    {
        var flag = 1m;
        while (flag <= taken.Max())
        {
            flag *= 2;
        }

        return isFlags ? flag : taken.Max() + 1;
    }

    // What is made of other members is right again when those are.
    static bool DependsOn(EnumMemberDeclarationSyntax member, HashSet<string> moved) =>
        member.EqualsValue?.Value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => moved.Contains(name.Identifier.ValueText)) == true;

    static bool IsRight(EnumMemberDeclarationSyntax member, decimal number, decimal? next, HashSet<string> moved) =>
        member.EqualsValue is { Value: var value }
            ? !moved.Contains(member.Identifier.ValueText) || value.ToString() == Text(number)
            : number == next;

    static EnumMemberDeclarationSyntax With(EnumMemberDeclarationSyntax member, decimal number)
    {
        var value = SyntaxFactory.ParseExpression(Text(number));
        var trailing = member.GetTrailingTrivia();
        var equals = SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space);
        return member.WithEqualsValue(null)
            .WithIdentifier(member.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithEqualsValue(SyntaxFactory.EqualsValueClause(equals, value))
            .WithTrailingTrivia(trailing);
    }

    static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
