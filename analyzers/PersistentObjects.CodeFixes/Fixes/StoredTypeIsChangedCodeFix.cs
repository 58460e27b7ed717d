using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Marks the type that has taken the place of another, or adds a method that converts old values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class StoredTypeIsChangedCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [StoredTypeIsChangedAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place) => Renames(place).Concat(ConversionStub.Edits(place));

    // Where nothing but names is different, types may have been renamed that have no place of their own in the contract.
    static IEnumerable<Edit> Renames(ContractPlace place)
    {
        if (ContractTypeParser.Parse(place.Difference.Before) is not { } before || ContractTypeParser.Parse(place.Difference.Now) is not { } now)
        {
            yield break;
        }

        foreach (var (old, today) in before.All().Zip(now.All(), (old, today) => (old, today)))
        {
            if (old.Kind == today.Kind && old.Name != today.Name && place.Find(old.Name) is null && place.Find(today.Name) is { } type)
            {
                var former = ContractNames.Former(old.Name, today.Name);
                foreach (var edit in place.Mark(type, "FormerlyNamed", former, $"Mark '{type.Name}' [FormerlyNamed(\"{former}\")]"))
                {
                    yield return edit;
                }
            }
        }
    }
}
