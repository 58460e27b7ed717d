using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes;

/// <summary>Adds the using that new names need.</summary>
static class Usings
{
    const string Kind = "PersistentObjects.Using";

    /// <summary>Says that names in the node need a namespace, from which the simplifier can then shorten them.</summary>
    public static TNode Needing<TNode>(TNode node, string space)
        where TNode : SyntaxNode =>
        node.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, space));

    /// <summary>The solution with the usings that changed documents need and do not have.</summary>
    public static async Task<Solution> AddAsync(Solution changed, Solution original, CancellationToken cancellationToken)
    {
        var documents = changed.GetChanges(original).GetProjectChanges().SelectMany(project => project.GetChangedDocuments());
        foreach (var id in documents.ToList())
        {
            var document = changed.GetDocument(id)!;
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax root)
            {
                var model = await original.GetDocument(id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                var needed = root.GetAnnotatedNodes(Kind)
                    .SelectMany(node => node.GetAnnotations(Kind))
                    .Select(annotation => annotation.Data!)
                    .Distinct()
                    .Where(space => !IsInScope(space, model!, cancellationToken));
                changed = changed.WithDocumentSyntaxRoot(id, needed.Aggregate(root, Add));
            }
        }

        return changed;
    }

    // Global usings count too. Usings are in force behind the last of them.
    static bool IsInScope(string space, SemanticModel model, CancellationToken cancellationToken)
    {
        var members = ((CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellationToken)).Members;
        return model.GetImportScopes(members[0].SpanStart, cancellationToken)
            .SelectMany(scope => scope.Imports)
            .Any(import => import.NamespaceOrType is INamespaceSymbol imported && imported.ToDisplayString() == space);
    }

    static CompilationUnitSyntax Add(CompilationUnitSyntax root, string space)
    {
        var newLine = Place.NewLineOf(root);
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(newLine);
        var position = root.Usings.TakeWhile(other => IsBefore(other, space)).Count();
        if (root.Usings.Count == 0)
        {
            // What stands above the first type is most likely about the type.
            root = root.WithLeadingTrivia(root.GetLeadingTrivia().Insert(0, newLine));
        }
        else if (position == 0)
        {
            directive = directive.WithLeadingTrivia(root.GetLeadingTrivia());
            root = root.WithLeadingTrivia();
        }

        return root.WithUsings(root.Usings.Insert(position, directive));
    }

    static bool IsBefore(UsingDirectiveSyntax other, string space) =>
        other.Name?.ToString() is { } name
        && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal))
        && string.CompareOrdinal(name, space) < 0;
}
