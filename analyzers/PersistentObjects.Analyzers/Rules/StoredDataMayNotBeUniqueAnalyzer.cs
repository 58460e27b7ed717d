using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A rule of uniqueness that was not checked when the data was stored.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredDataMayNotBeUniqueAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2008";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored data may not be unique",
        "The unique index '{0}' is new, and nothing has kept stored objects from having the same {1}, in which case the store can't be opened: accept it in PersistentSchema.json if there are none",
        Categories.Schema,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.UniqueAdded;

    private protected override string[] Arguments(Difference difference) =>
        [difference.Name, difference.Now];
}
