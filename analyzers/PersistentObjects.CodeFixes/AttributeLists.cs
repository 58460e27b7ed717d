using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PersistentObjects.CodeFixes;

/// <summary>Adds and removes attributes of the library.</summary>
static class AttributeLists
{
    /// <summary>The declaration with an attribute on a line before all others, unless it has it already.</summary>
    public static TMember Add<TMember>(TMember member, string name, SyntaxTrivia newLine)
        where TMember : MemberDeclarationSyntax =>
        Find(member, name).Any() ? member : Add(member, New(name), newLine);

    /// <summary>The same with an argument, unless it has the attribute with this one already.</summary>
    public static TMember Add<TMember>(TMember member, string name, ExpressionSyntax argument, SyntaxTrivia newLine)
        where TMember : MemberDeclarationSyntax =>
        Find(member, name).Any(attribute => Has(attribute, argument)) ? member : Add(member, New(name, argument), newLine);

    /// <summary>The parameter with an attribute before it, unless it has the attribute with this argument already.</summary>
    public static ParameterSyntax Add(ParameterSyntax parameter, string name, ExpressionSyntax argument) =>
        parameter.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => Has(attribute, argument))
            ? parameter
            : parameter.WithoutLeadingTrivia().AddAttributeLists(
                SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(New(name, argument)))
                    .WithLeadingTrivia(parameter.GetLeadingTrivia())
                    .WithTrailingTrivia(SyntaxFactory.Space));

    static TMember Add<TMember>(TMember member, AttributeSyntax attribute, SyntaxTrivia newLine)
        where TMember : MemberDeclarationSyntax
    {
        var leading = member.GetLeadingTrivia();
        var indentation = leading.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(newLine);
        var bare = member.WithLeadingTrivia(indentation);
        return (TMember)bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    static AttributeSyntax New(string name, params ExpressionSyntax[] arguments)
    {
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName($"global::PersistentObjects.{name}Attribute"))
            .WithAdditionalAnnotations(Simplifier.Annotation);
        return arguments.Length == 0 ? attribute : attribute.AddArgumentListArguments([.. arguments.Select(SyntaxFactory.AttributeArgument)]);
    }

    static bool Has(AttributeSyntax attribute, ExpressionSyntax argument) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault() is { } first && SyntaxFactory.AreEquivalent(first.Expression, argument);

    /// <summary>Whether the declaration has an attribute without arguments.</summary>
    public static bool HasPlain(MemberDeclarationSyntax member, string name) => Find(member, name).Any(IsPlain);

    /// <summary>The declaration without an attribute, or without those of its uses that have no arguments.</summary>
    public static TMember Remove<TMember>(TMember member, string name, bool onlyPlain = false)
        where TMember : MemberDeclarationSyntax
    {
        var result = (MemberDeclarationSyntax)member;
        while (Find(result, name).FirstOrDefault(attribute => !onlyPlain || IsPlain(attribute)) is { } attribute)
        {
            var list = (AttributeListSyntax)attribute.Parent!;
            result = list.Attributes.Count > 1
                ? result.ReplaceNode(list, list.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!)
                : WithoutList(result, list);
        }

        return (TMember)result;
    }

    static bool IsPlain(AttributeSyntax attribute) => attribute.ArgumentList is null or { Arguments.Count: 0 };

    static MemberDeclarationSyntax WithoutList(MemberDeclarationSyntax member, AttributeListSyntax list)
    {
        var leading = member.GetLeadingTrivia();
        var isFirst = member.AttributeLists[0] == list;
        var result = member.WithAttributeLists(member.AttributeLists.Remove(list));
        return isFirst ? result.WithLeadingTrivia(leading) : result;
    }

    static IEnumerable<AttributeSyntax> Find(MemberDeclarationSyntax member, string name) =>
        member.AttributeLists
            .SelectMany(list => list.Attributes)
            .Where(attribute => Last(attribute.Name) == name || Last(attribute.Name) == name + "Attribute");

    static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
