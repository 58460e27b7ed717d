using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A property of the contract, or a member of a structure, that nothing declared holds the data of: it was removed, or renamed
/// without a word.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredPropertyIsNotDeclaredAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2002";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored property is not declared any more",
        "'{0}' of PersistentSchema.json is not declared any more, so what is stored in it could not be read: {1}",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.PropertyRemoved;

    private protected override string[] Arguments(Difference difference) =>
        [Stored(difference), Remedy(difference)];

    static string Remedy(Difference difference)
    {
        var formerly = difference.Candidate is null ? "mark what has taken its place" : $"if '{Today(difference)}' has taken its place, mark that";
        var otherwise = difference.IsOfStructure
            ? "otherwise convert the values by [ConvertFrom] on the properties of that type"
            : $"otherwise mark '{ContractNames.Short(difference.Type!)}' [Retired(\"{difference.Name}\")]";
        return $"{formerly} [FormerlyNamed(\"{difference.Name}\")]; {otherwise}";
    }
}
