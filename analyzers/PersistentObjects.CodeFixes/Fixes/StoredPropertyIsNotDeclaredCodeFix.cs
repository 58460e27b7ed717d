using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Marks what has taken the place of a property, or says that it is retired, or that no data has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class StoredPropertyIsNotDeclaredCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [StoredPropertyIsNotDeclaredAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place)
    {
        var difference = place.Difference;
        if (difference.Candidate is { } candidate)
        {
            foreach (var edit in place.Mark(place.Member, "FormerlyNamed", difference.Name, $"Mark '{candidate}' [FormerlyNamed(\"{difference.Name}\")]"))
            {
                yield return edit;
            }
        }

        if (!difference.IsOfStructure && place.Type is { } type)
        {
            foreach (var edit in place.Mark(type, "Retired", difference.Name, $"Mark '{type.Name}' [Retired(\"{difference.Name}\")], which keeps the data"))
            {
                yield return edit;
            }
        }

        yield return Forget(place, $"'{difference.Name}'");
    }
}
