using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Wraps the statements in a write transaction, where the store is known.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChangesAreNotInOneTransactionCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [ChangesAreNotInOneTransactionAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken) =>
        WriteWrapping.Edit(place, "Change it in one transaction") is { } edit ? [edit] : [];
}
