using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>
/// Turns a primary constructor into an ordinary one that assigns what initializers took from its parameters. There is no
/// mechanical way where a parameter is used anywhere else: it would have to become a property.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PrimaryConstructorCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["PO0005"];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        // The part of the class that has the parameters.
        if (place.Find<ClassDeclarationSyntax>() is { } reported
            && place.Model.GetDeclaredSymbol(reported, cancellationToken) is INamedTypeSymbol type
            && IsOnlyPart(type, place.Document.Project.Solution)
            && reported is { ParameterList: { } parameters }
            && !HasDocumentedParameters(reported)
            && !reported.Members.OfType<ConstructorDeclarationSyntax>().Any()
            && AreOnlyUsedByInitializers(reported, place.Model, cancellationToken))
        {
            yield return place.Edit(
                "Declare an ordinary constructor",
                "Ordinary",
                editor => editor.ReplaceNode(reported, Ordinary(reported, parameters, place, cancellationToken)));
        }
    }

    // Other parts may use the parameters as well.
    static bool IsOnlyPart(INamedTypeSymbol type, Solution solution) =>
        type.DeclaringSyntaxReferences.Count(part => solution.GetDocument(part.SyntaxTree) is not SourceGeneratedDocument) == 1;

    // The documentation would have to be divided.
    static bool HasDocumentedParameters(ClassDeclarationSyntax type) => type.GetLeadingTrivia().ToFullString().Contains("<param ");

    static bool AreOnlyUsedByInitializers(ClassDeclarationSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        type.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => IsParameterOf(name, type, model, cancellationToken))
            .All(name => name.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is null && (IsInBase(name, type) || Member(name, type) is not null));

    static ClassDeclarationSyntax Ordinary(
        ClassDeclarationSyntax type, ParameterListSyntax parameters, Place place, CancellationToken cancellationToken)
    {
        var moved = type.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => !IsInBase(name, type) && IsParameterOf(name, type, place.Model, cancellationToken))
            .Select(name => Member(name, type)!)
            .Distinct()
            .ToList();
        var newLine = place.NewLine.ToString();
        var body = string.Concat(moved.Select(member => $"    {Assignment(member, parameters)}{newLine}"));
        var arguments = type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        var initializer = arguments is null ? "" : $" : base{arguments.ArgumentList}";
        var visibility = type.Modifiers.Any(SyntaxKind.AbstractKeyword) ? "protected" : "public";
        var text = $"{visibility} {type.Identifier.Text}{parameters.WithoutTrivia()}{initializer}{newLine}{{{newLine}{body}}}";
        var constructor = SyntaxFactory.ParseMemberDeclaration(text)!
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(newLine), SyntaxFactory.EndOfLine(newLine));

        var changed = type.ReplaceNodes(moved, (member, _) => WithoutInitializer(member));
        changed = changed.WithParameterList(null).WithIdentifier(changed.Identifier.WithTrailingTrivia(parameters.GetTrailingTrivia()));
        if (arguments is not null)
        {
            var typeOnly = SyntaxFactory.SimpleBaseType(arguments.Type).WithTriviaFrom(arguments);
            changed = changed.WithBaseList(changed.BaseList!.WithTypes(changed.BaseList.Types.Replace(
                changed.BaseList.Types.OfType<PrimaryConstructorBaseTypeSyntax>().First(), typeOnly)));
        }

        return changed.WithMembers(changed.Members.Insert(0, constructor.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation)));
    }

    static bool IsParameterOf(IdentifierNameSyntax name, ClassDeclarationSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        type.ParameterList!.Parameters.Any(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText)
        && model.GetSymbolInfo(name, cancellationToken).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    static bool IsInBase(IdentifierNameSyntax name, ClassDeclarationSyntax type) => type.BaseList?.Span.Contains(name.Span) == true;

    // The property or the only variable of a field whose initializer this is in.
    static MemberDeclarationSyntax? Member(IdentifierNameSyntax name, ClassDeclarationSyntax type)
    {
        var member = type.Members.FirstOrDefault(member => member.Span.Contains(name.Span));
        return Initializer(member)?.Span.Contains(name.Span) == true ? member : null;
    }

    static EqualsValueClauseSyntax? Initializer(MemberDeclarationSyntax? member) => member switch
    {
        PropertyDeclarationSyntax property => property.Initializer,
        FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer,
        _ => null,
    };

    static MemberDeclarationSyntax WithoutInitializer(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property
            .WithAccessorList(property.AccessorList!.WithTrailingTrivia(property.SemicolonToken.TrailingTrivia))
            .WithInitializer(null)
            .WithSemicolonToken(default),
        FieldDeclarationSyntax field => field.WithDeclaration(field.Declaration.WithVariables(
            [field.Declaration.Variables[0].WithInitializer(null).WithIdentifier(field.Declaration.Variables[0].Identifier.WithoutTrivia())])),
        _ => member,
    };

    static string Assignment(MemberDeclarationSyntax member, ParameterListSyntax parameters)
    {
        var name = member is PropertyDeclarationSyntax property ? property.Identifier : ((FieldDeclarationSyntax)member).Declaration.Variables[0].Identifier;
        var isHidden = parameters.Parameters.Any(parameter => parameter.Identifier.ValueText == name.ValueText);
        return $"{(isHidden ? "this." : "")}{name.Text} = {Initializer(member)!.Value.WithoutTrivia()};";
    }
}
