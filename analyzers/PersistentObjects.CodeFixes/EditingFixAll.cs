using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PersistentObjects.CodeFixes;

/// <summary>Fixes every place of a document, a project or a solution at once.</summary>
sealed class EditingFixAll : FixAllProvider
{
    EditingFixAll()
    {
    }

    public static EditingFixAll Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var fix = (EditingCodeFix)context.CodeFixProvider;
        var edits = new List<Edit>();
        foreach (var (document, diagnostic) in await PlacesAsync(context).ConfigureAwait(false))
        {
            var offered = await fix.EditsAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            edits.AddRange(offered.Where(edit => edit.Key == context.CodeActionEquivalenceKey));
        }

        return edits.Count == 0
            ? null
            : CodeAction.Create(
                edits[0].Title,
                token => EditingCodeFix.ApplyAsync(context.Solution, edits, token),
                context.CodeActionEquivalenceKey);
    }

    static async Task<IEnumerable<(TextDocument Document, Diagnostic Diagnostic)>> PlacesAsync(FixAllContext context)
    {
        var diagnostics = context.Scope switch
        {
            FixAllScope.Document when context.Document is { } document =>
                await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
            FixAllScope.Solution => await InAsync(context, context.Solution.Projects).ConfigureAwait(false),
            _ => await InAsync(context, [context.Project]).ConfigureAwait(false),
        };
        return diagnostics
            .Select(diagnostic => (Document: DocumentOf(context, diagnostic), diagnostic))
            .Where(place => place.Document is not null)
            .Select(place => (place.Document!, place.diagnostic));
    }

    // What is reported in a file that is no source has a path alone.
    static TextDocument? DocumentOf(FixAllContext context, Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree
            ? context.Solution.GetDocument(tree)
            : context.Solution.Projects
                .SelectMany(project => project.AdditionalDocuments)
                .FirstOrDefault(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    static async Task<ImmutableArray<Diagnostic>> InAsync(FixAllContext context, IEnumerable<Project> projects)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in projects)
        {
            all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        }

        return all.ToImmutable();
    }
}
