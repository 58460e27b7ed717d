using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>A question mark behind the type of a property or member.</summary>
static class NullableType
{
    public static IEnumerable<Edit> Edits(ContractPlace place) =>
        place.At<SyntaxNode>(place.Member, $"Make '{place.Difference.Member}' nullable", "Nullable", (node, _) => node switch
        {
            PropertyDeclarationSyntax property => property.WithType(Of(property.Type)),
            ParameterSyntax { Type: { } type } parameter => parameter.WithType(Of(type)),
            FieldDeclarationSyntax field => field.WithDeclaration(field.Declaration.WithType(Of(field.Declaration.Type))),
            _ => node,
        });

    static TypeSyntax Of(TypeSyntax type) =>
        type is NullableTypeSyntax ? type : SyntaxFactory.NullableType(type.WithoutTrailingTrivia()).WithTrailingTrivia(type.GetTrailingTrivia());
}
