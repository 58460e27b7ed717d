using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A contract that can't be read, most of all one with the marks of a merge in it. Nothing is compared with it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractIsNotReadableAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2014";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "PersistentSchema.json can not be read",
        "PersistentSchema.json can't be read, so that no declaration is compared with it: line {0}: {1}",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => false;

    private protected override string[] Arguments(Difference difference) =>
        [];

    private protected override Diagnostic? OfError(ComparedContract contract) =>
        contract.Error is { } error
            ? Diagnostic.Create(Rule, ContractFile.Line(error.Line, contract.Path, contract.Text), error.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Problem)
            : null;
}
