using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// An attribute that is gone, though the contract knows that data may still be stored under the name that it gave.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameOfStoredDataIsForgottenAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2012";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Name of stored data is forgotten",
        "Data may still be stored under the name '{0}', which no attribute gives any more: put [{1}] back{2}, or let PersistentSchema.json forget it",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind is DifferenceKind.FormerNameDropped or DifferenceKind.RetiredNameDropped;

    private protected override string[] Arguments(Difference difference) =>
        [
            difference.Name,
            Attribute(difference),
            difference.Type is null ? "" : $" on '{Today(difference)}'",
        ];

    static string Attribute(Difference difference) => difference switch
    {
        { Type: null } => $"assembly: Retired(\"{difference.Name}\")",
        { Kind: DifferenceKind.RetiredNameDropped } => $"Retired(\"{difference.Name}\")",
        { Member: null } => $"FormerlyNamed(\"{ContractNames.Former(difference.Name, difference.Type)}\")",
        _ => $"FormerlyNamed(\"{difference.Name}\")",
    };
}
