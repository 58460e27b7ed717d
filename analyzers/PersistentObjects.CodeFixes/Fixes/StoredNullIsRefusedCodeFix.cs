using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Adds a method that says what becomes of null, or makes the property nullable again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class StoredNullIsRefusedCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [StoredNullIsRefusedAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place)
    {
        // Null may be inside: in the elements of a collection.
        var isItself = ContractTypeParser.Parse(place.Difference.Before) is { AllowsNull: true } && !place.Difference.Now.EndsWith("?", StringComparison.Ordinal);
        return isItself ? ConversionStub.Edits(place).Concat(NullableType.Edits(place)) : [];
    }
}
