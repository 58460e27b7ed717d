using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A migration that was removed, though there may be stores that have not run it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationIsNotDeclaredAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2013";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Migration is not declared any more",
        "Migration '{0}' of PersistentSchema.json is not declared any more: a store that has not run it would be opened without it",
        Categories.Schema,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.MigrationRemoved;

    private protected override string[] Arguments(Difference difference) =>
        [difference.Name];
}
