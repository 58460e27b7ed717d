using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace PersistentObjects.CodeFixes;

/// <summary>Where a diagnostic was reported.</summary>
sealed record Place(Document Document, Diagnostic Diagnostic, SyntaxNode Root, SemanticModel Model)
{
    /// <summary>The innermost node of a kind around the reported span.</summary>
    public TNode? Find<TNode>()
        where TNode : SyntaxNode =>
        Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>();

    /// <summary>How lines end in this document.</summary>
    public SyntaxTrivia NewLine => NewLineOf(Root);

    /// <summary>How lines end in a document.</summary>
    public static SyntaxTrivia NewLineOf(SyntaxNode root) =>
        root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).DefaultIfEmpty(SyntaxFactory.LineFeed).First();

    /// <summary>An edit of this document alone.</summary>
    public Edit Edit(string title, string key, Action<SyntaxEditor> apply) =>
        new(title, key, async (solution, token) =>
            apply(await solution.GetDocumentEditorAsync(Document.Id, token).ConfigureAwait(false)));
}
