using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Lets the contract say what is declared today, where nothing but that can be done.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class ChangeIsAcceptedCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [BaseClassIsLostAnalyzer.Id, StoredDataMayNotBeUniqueAnalyzer.Id, NameOfStoredDataIsReusedAnalyzer.Id, MigrationIsNotDeclaredAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place) => place.Difference.Kind switch
    {
        DifferenceKind.NameReused => [Forget(place, $"the old '{place.Difference.Name}'")],
        DifferenceKind.MigrationRemoved =>
        [
            place.InContract(
                $"Let PersistentSchema.json forget '{place.Difference.Name}': all stores have run it",
                "Accept",
                contract => ContractEdits.Accept(contract, place.Difference)),
        ],
        _ => [Accept(place)],
    };
}
