using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A name that data may still be stored under, and that now belongs to something else, which would get that data.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameOfStoredDataIsReusedAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2011";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Name of stored data is used again",
        "'{0}' has a name under which data of {1} may still be stored: give it another name, or let PersistentSchema.json forget the old one",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.NameReused;

    private protected override string[] Arguments(Difference difference) =>
        [Today(difference), Owner(difference)];

    static string Owner(Difference difference) =>
        difference.Before == difference.Name
            ? "what is retired"
            : $"'{(difference.Member is null ? ContractNames.Short(difference.Before) : $"{ContractNames.Short(difference.Owner)}.{difference.Before}")}'";
}
