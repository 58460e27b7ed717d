using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace PersistentObjects.CodeFixes;

/// <summary>Changes declarations of types, in all files.</summary>
static class Declarations
{
    /// <summary>Makes all parts of a type partial, and those of the types that contain it.</summary>
    public static async Task MakePartialAsync(SolutionEditor solution, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            foreach (var part in current.DeclaringSyntaxReferences)
            {
                await EditAsync(solution, part, MakePartial, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Marks a class [Persistent], which needs all of its parts to be partial.</summary>
    public static async Task MarkPersistentAsync(SolutionEditor solution, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        await MakePartialAsync(solution, type, cancellationToken).ConfigureAwait(false);
        await EditAsync(
            solution,
            type.DeclaringSyntaxReferences[0],
            (part, newLine) => AttributeLists.Add(part, "Persistent", newLine),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether marking the class would be enough: there is nothing else that a persistent class must not be.
    /// </summary>
    public static bool CanBeMarkedPersistent(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsFileLocal: false, Arity: 0, ContainingType: null }
        && type.BaseType is { SpecialType: SpecialType.System_Object }
        && !type.DeclaringSyntaxReferences.IsEmpty
        && type.DeclaringSyntaxReferences.All(part =>
            part.GetSyntax(cancellationToken) is ClassDeclarationSyntax { ParameterList: null });

    static async Task EditAsync(
        SolutionEditor solution,
        SyntaxReference part,
        Func<TypeDeclarationSyntax, SyntaxTrivia, TypeDeclarationSyntax> change,
        CancellationToken cancellationToken)
    {
        // Parts in generated files are not the user's to edit.
        if (solution.OriginalSolution.GetDocument(part.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
        {
            return;
        }

        var node = await part.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        var newLine = Place.NewLineOf(await part.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false));
        var editor = await solution.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        editor.ReplaceNode(node, (current, _) => change((TypeDeclarationSyntax)current, newLine));
    }

    static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax part, SyntaxTrivia newLine)
    {
        if (part.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return part;
        }

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return part.Modifiers.Any()
            ? (TypeDeclarationSyntax)part.AddModifiers(partial)
            : (TypeDeclarationSyntax)part.WithKeyword(part.Keyword.WithLeadingTrivia())
                .AddModifiers(partial.WithLeadingTrivia(part.Keyword.LeadingTrivia));
    }
}
