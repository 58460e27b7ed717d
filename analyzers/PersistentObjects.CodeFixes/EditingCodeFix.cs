using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace PersistentObjects.CodeFixes;

/// <summary>
/// A code fix that says what is to be edited. Fixing one place and fixing all of them run the same edits, the latter in
/// one editor, so that edits that meet in one declaration do not get into each other's way.
/// </summary>
public abstract class EditingCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => EditingFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in await EditsAsync(context.TextDocument, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(edit.Title, token => ApplyAsync(context.TextDocument.Project.Solution, [edit], token), edit.Key),
                    diagnostic);
            }
        }
    }

    internal static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyCollection<Edit> edits, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        foreach (var edit in edits)
        {
            await edit.Apply(editor, cancellationToken).ConfigureAwait(false);
        }

        var changed = await Usings.AddAsync(editor.GetChangedSolution(), solution, cancellationToken).ConfigureAwait(false);
        foreach (var then in edits.Select(edit => edit.Then).OfType<Func<Solution, CancellationToken, Task<Solution>>>())
        {
            changed = await then(changed, cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }

    internal virtual async Task<IReadOnlyList<Edit>> EditsAsync(TextDocument text, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (text is not Document document)
        {
            return [];
        }

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null
            ? []
            : [.. Edits(new Place(document, diagnostic, root, model), cancellationToken)];
    }

    /// <summary>The ways to fix one diagnostic, the best first; none where there is no mechanical one.</summary>
    private protected abstract IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken);
}
