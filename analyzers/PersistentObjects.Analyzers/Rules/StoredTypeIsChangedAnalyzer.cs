using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A property or member whose type can't hold what was stored, and that says nothing of how the one becomes the other.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredTypeIsChangedAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2004";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Type of stored values is changed",
        "Values of '{0}' are stored as '{1}' and do not become '{2}' without help: {3}",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.TypeChanged;

    private protected override string[] Arguments(Difference difference) =>
        [
            Today(difference),
            difference.Before,
            difference.Now,
            Renamed(difference) + (difference.IsOfStructure
                ? "mark the properties that hold it [ConvertFrom] with a static method that takes a type with the members of before"
                : "mark it [ConvertFrom] with a static method that takes the old value"),
        ];

    static string Renamed(Difference difference) => RenamedType.Of(difference) is { } type
        ? $"if '{type.Now}' is what '{type.Former}' was, mark that [FormerlyNamed(\"{ContractNames.Former(type.Former, type.Now)}\")]; otherwise "
        : "";
}
