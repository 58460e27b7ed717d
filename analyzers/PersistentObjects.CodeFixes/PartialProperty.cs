using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes;

/// <summary>An ordinary property made partial, for the generator to implement.</summary>
static class PartialProperty
{
    /// <summary>Whether the compiler writes all of the property, so that nothing is lost when the generator does.</summary>
    public static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property is { ExpressionBody: null, AccessorList: { } accessors, ExplicitInterfaceSpecifier: null }
        && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    public static PropertyDeclarationSyntax From(PropertyDeclarationSyntax property) => WithSetter(WithGetter(WithPartial(property)));

    static PropertyDeclarationSyntax WithPartial(PropertyDeclarationSyntax property)
    {
        if (property.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return property;
        }

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return property.Modifiers.Any()
            ? property.AddModifiers(partial)
            : property.WithType(property.Type.WithLeadingTrivia())
                .AddModifiers(partial.WithLeadingTrivia(property.Type.GetLeadingTrivia()));
    }

    public static bool HasGetter(PropertyDeclarationSyntax property) =>
        property.AccessorList!.Accessors.Any(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));

    static PropertyDeclarationSyntax WithGetter(PropertyDeclarationSyntax property)
    {
        if (HasGetter(property))
        {
            return property;
        }

        var accessors = property.AccessorList!;
        var getter = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.Space));
        return property.WithAccessorList(accessors.WithAccessors(accessors.Accessors.Insert(0, getter)));
    }

    // Recovery sets the property. Others need not be able to.
    static PropertyDeclarationSyntax WithSetter(PropertyDeclarationSyntax property)
    {
        var accessors = property.AccessorList!;
        if (accessors.Accessors.Any(accessor => accessor.Kind() is SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration))
        {
            return property;
        }

        var setter = SyntaxFactory.AccessorDeclaration(SyntaxKind.SetAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.Space));
        var isVisible = property.Modifiers.Any(modifier =>
            modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
        if (isVisible)
        {
            setter = setter.AddModifiers(SyntaxFactory.Token(SyntaxKind.PrivateKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        }

        return property.WithAccessorList(accessors.AddAccessors(setter));
    }
}
