using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A number of an enum that has no name any more. Stored values keep it, but nothing that is written with names meets them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumMemberIsNotDeclaredAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2010";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored enum member is not declared any more",
        "'{0}' of PersistentSchema.json is not declared any more: stored values keep the number {1}, which has no name, so put it back or be sure that nothing has it",
        Categories.Schema,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.EnumMemberRemoved;

    private protected override string[] Arguments(Difference difference) =>
        [Stored(difference), difference.Before];
}
