using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Puts the attribute back, or lets the contract forget the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class NameOfStoredDataIsForgottenCodeFix : ContractCodeFix
{
    const string Key = "PutBack";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [NameOfStoredDataIsForgottenAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place) =>
        PutBack(place).Append(Forget(place, $"'{place.Difference.Name}'"));

    static IEnumerable<Edit> PutBack(ContractPlace place)
    {
        var difference = place.Difference;
        if (difference.Type is not { } type)
        {
            return [AssemblyAttributes.Retire(place.Project.Id, difference.Name, Key)];
        }

        var attribute = difference.Kind == DifferenceKind.RetiredNameDropped ? "Retired" : "FormerlyNamed";
        var isOfType = difference is { Kind: DifferenceKind.FormerNameDropped, Member: null };
        var name = isOfType ? ContractNames.Former(difference.Name, type) : difference.Name;
        return place.Mark(place.Member ?? place.Type, attribute, name, $"Put [{attribute}(\"{name}\")] back", Key);
    }
}
