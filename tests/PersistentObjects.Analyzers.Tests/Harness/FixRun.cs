using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.CodeFixes;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>Offers and applies code fixes as an editor does.</summary>
sealed class FixRun(string id, string? key)
{
    static readonly CodeFixProvider[] Providers =
    [
        .. typeof(EditingCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Every id that some code fix is registered for.</summary>
    public static IEnumerable<string> FixableIds => Providers.SelectMany(provider => provider.FixableDiagnosticIds).Distinct();

    /// <summary>The keys of what is offered at the first report.</summary>
    public async Task<IReadOnlyList<string>> Offered(FixProject project) =>
        [.. (await OfferedAt(project, (await project.Reports(id)).First())).Select(offer => offer.Action.EquivalenceKey!)];

    /// <summary>Fixes one report after the other.</summary>
    public async Task<FixProject> OneByOne(FixProject project)
    {
        // Each fix must take away what it fixes: a limit tells one that does not from one that is never through.
        for (var round = 0; round < 20; round++)
        {
            var reports = await project.Reports(id);
            if (reports.Count == 0)
            {
                return project;
            }

            var offers = await OfferedAt(project, reports[0]);
            offers.ShouldNotBeEmpty("a fix");
            project = await Apply(project, offers.First(offer => key is null || offer.Action.EquivalenceKey == key).Action);
        }

        throw new InvalidOperationException($"{id} is still reported: {await project.Text()}");
    }

    /// <summary>Fixes all reports at once, as "fix all in project" does.</summary>
    public async Task<FixProject> AtOnce(FixProject project, FixAllScope scope = FixAllScope.Project)
    {
        var first = (await project.Reports(id))[0];
        var document = project.DocumentOf(first);
        var offer = (await OfferedAt(project, first)).First(offer => key is null || offer.Action.EquivalenceKey == key);
        var diagnostics = new Diagnostics(project, id);
        var context = document is Document source
            ? new FixAllContext(source, offer.Provider, scope, offer.Action.EquivalenceKey!, [id], diagnostics, CancellationToken.None)
            : new FixAllContext(project.Project, offer.Provider, scope, offer.Action.EquivalenceKey!, [id], diagnostics, CancellationToken.None);
        var action = await offer.Provider.GetFixAllProvider()!.GetFixAsync(context);
        return await Apply(project, action.ShouldNotBeNull());
    }

    static async Task<FixProject> Apply(FixProject project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return project.With(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution);
    }

    static async Task<IReadOnlyList<(CodeFixProvider Provider, CodeAction Action)>> OfferedAt(FixProject project, Diagnostic diagnostic)
    {
        var offers = new List<(CodeFixProvider, CodeAction)>();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                project.DocumentOf(diagnostic),
                diagnostic,
                (action, _) => offers.Add((provider, action)),
                CancellationToken.None));
        }

        return offers;
    }

    sealed class Diagnostics(FixProject project, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project asked, CancellationToken cancellationToken) =>
            await project.Reports(id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await project.Reports(id)).Where(diagnostic => project.DocumentOf(diagnostic).Id == document.Id);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project asked, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
