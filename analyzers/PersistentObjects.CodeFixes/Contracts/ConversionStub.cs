using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using PersistentObjects.Analyzers.Contracts;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>
/// A method that makes today's value of an old one, and the attribute that says so. Where nobody but the user can know how, it
/// throws, so that a store is refused rather than changed: it says then what is to be written.
/// </summary>
static class ConversionStub
{
    public static IEnumerable<Edit> Edits(ContractPlace place)
    {
        var difference = place.Difference;
        if (difference.IsOfStructure
            || place.Member is not IPropertySymbol { ContainingType: { } type } property
            || ContractTypeParser.Parse(difference.Before) is not { } before
            || ContractTypeParser.Parse(difference.Now) is not { IsChanging: false }
            || StoredTypeSyntax.Of(before, place.Compilation) is not { } from)
        {
            return [];
        }

        var method = Free(type, $"{property.Name}From{StoredTypeSyntax.WordOf(from)}");
        return place.With<PropertyDeclarationSyntax>(
            property,
            $"Mark it [ConvertFrom], and add a method that takes the old '{difference.Before}'",
            "ConvertFrom",
            (editor, declaration, newLine) =>
            {
                var old = place.Compilation.GetSemanticModel(declaration.SyntaxTree).GetSpeculativeTypeInfo(
                    declaration.Type.SpanStart, SyntaxFactory.ParseTypeName(from), SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
                var body = Body(old, property, difference, place.Compilation);
                editor.ReplaceNode(declaration, (node, _) =>
                    AttributeLists.Add((PropertyDeclarationSyntax)node, "ConvertFrom", SyntaxFactory.ParseExpression($"nameof({method})"), newLine));
                editor.InsertAfter(declaration, Method($"static {declaration.Type.WithoutTrivia()} {method}({from} old) => {body};", declaration, newLine));
            });
    }

    static string Body(ITypeSymbol? old, IPropertySymbol property, Difference difference, Compilation compilation)
    {
        var otherwise = $"throw new global::System.InvalidOperationException({Quoted($"Say in the method what '{property.Name}' is for the old value.")})";
        if (difference.Kind == DifferenceKind.NullRefused)
        {
            return $"old ?? {(property.Type.SpecialType == SpecialType.System_String ? "\"\"" : property.Type.IsValueType ? "default" : otherwise)}";
        }

        var conversion = old is null ? default : compilation.ClassifyConversion(old, property.Type);
        if (old is null || !(conversion.IsNumeric || conversion.IsEnumeration || conversion.IsUserDefined || conversion.IsNullable))
        {
            return otherwise;
        }

        // What does not fit is refused.
        var cast = conversion.IsImplicit ? "old" : $"({property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})old";
        return IsInteger(property.Type) && !conversion.IsImplicit ? $"checked({cast})" : cast;
    }

    static bool IsInteger(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64;

    static string Quoted(string text) => SyntaxFactory.Literal(text).ToString();

    static string Free(INamedTypeSymbol type, string name)
    {
        var free = name;
        for (var i = 2; !type.GetMembers(free).IsEmpty; i++)
        {
            free = $"{name}{i}";
        }

        return free;
    }

    static MemberDeclarationSyntax Method(string text, PropertyDeclarationSyntax property, SyntaxTrivia newLine)
    {
        var indentation = property.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var method = SyntaxFactory.ParseMemberDeclaration(text)!;
        return method
            .ReplaceNodes(method.DescendantNodes().OfType<TypeSyntax>(), (_, type) => type.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithLeadingTrivia(indentation.Prepend(newLine))
            .WithTrailingTrivia(Enumerable.Repeat(newLine, IsFollowedAtOnce(property) ? 2 : 1));
    }

    static bool IsFollowedAtOnce(PropertyDeclarationSyntax property) =>
        property.Parent is TypeDeclarationSyntax type
        && type.Members.SkipWhile(member => member != property).ElementAtOrDefault(1) is { } next
        && !next.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
}
