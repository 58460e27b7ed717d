using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A class that does not derive from one of its former base classes any more: its stored objects vanish from what is asked of
/// that.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaseClassIsLostAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2005";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored class has lost a base class",
        "'{0}' does not derive from '{1}' any more: stored objects are no longer in the extent and the indexes of '{1}', and a store in which one is referred to as such can't be opened; accept it in PersistentSchema.json if that is meant",
        Categories.Schema,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.BaseLost;

    private protected override string[] Arguments(Difference difference) =>
        [Today(difference), difference.Before];
}
