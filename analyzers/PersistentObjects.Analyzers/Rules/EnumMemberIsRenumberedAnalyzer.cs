using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A member of an enum that has another number than stored values of it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumMemberIsRenumberedAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2009";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored enum member has another number",
        "'{0}' is stored as {1} and is {2} now, so that stored values would be read as something else: write {3} = {1}",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.EnumMemberRenumbered;

    private protected override string[] Arguments(Difference difference) =>
        [Today(difference), difference.Before, difference.Now, difference.Name];
}
