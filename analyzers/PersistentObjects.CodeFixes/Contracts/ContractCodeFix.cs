using Microsoft.CodeAnalysis;
using PersistentObjects.Analyzers.Contracts;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>A code fix of a difference from the contract, be it reported in a source or in the contract itself.</summary>
public abstract class ContractCodeFix : EditingCodeFix
{
    internal sealed override async Task<IReadOnlyList<Edit>> EditsAsync(TextDocument text, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await text.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            ? [.. Edits(new ContractPlace(text.Project, compilation, Difference.From(diagnostic.Properties)))]
            : [];

    private protected sealed override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken) => [];

    /// <summary>The ways to do away with the difference, the best first.</summary>
    private protected abstract IEnumerable<Edit> Edits(ContractPlace place);

    /// <summary>The contract says what is declared today: nothing is stored by what it said before.</summary>
    private protected static Edit Forget(ContractPlace place, string what) =>
        place.InContract($"Let PersistentSchema.json forget {what}: no data has it", "Forget", contract => ContractEdits.Accept(contract, place.Difference));

    /// <summary>The contract says what is declared today, whatever is stored.</summary>
    private protected static Edit Accept(ContractPlace place) =>
        place.InContract("Accept it in PersistentSchema.json", "Accept", contract => ContractEdits.Accept(contract, place.Difference));
}
