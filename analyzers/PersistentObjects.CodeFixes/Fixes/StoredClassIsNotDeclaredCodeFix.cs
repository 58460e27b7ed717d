using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Marks what has taken the place of a class, or says that it is retired, or that there are no objects of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class StoredClassIsNotDeclaredCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [StoredClassIsNotDeclaredAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place)
    {
        var difference = place.Difference;
        if (difference.Kind == DifferenceKind.ClassIsAbstract)
        {
            yield return Accept(place);
            yield break;
        }

        if (difference.Candidate is { } candidate && place.Type is { } type)
        {
            var former = ContractNames.Former(difference.Owner, candidate);
            foreach (var edit in place.Mark(type, "FormerlyNamed", former, $"Mark '{type.Name}' [FormerlyNamed(\"{former}\")]"))
            {
                yield return edit;
            }
        }

        yield return AssemblyAttributes.Retire(place.Project.Id, difference.Owner, "Retired");
        yield return Forget(place, $"'{ContractNames.Short(difference.Owner)}'");
    }
}
