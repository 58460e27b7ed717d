using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A property that could be null and can't be any more, and that says nothing of what becomes of the nulls that are stored.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredNullIsRefusedAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2006";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored nulls have no place any more",
        "'{0}' can't hold null any more, of which some may be stored: {1}",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.NullRefused;

    private protected override string[] Arguments(Difference difference) =>
        [
            Today(difference),
            difference.IsOfStructure
                ? "make it nullable again"
                : "mark it [ConvertFrom] with a static method that takes the old value, or make it nullable again",
        ];
}
