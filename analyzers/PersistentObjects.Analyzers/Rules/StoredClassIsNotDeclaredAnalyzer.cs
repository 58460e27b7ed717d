using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A class of the contract that nothing declared holds the objects of: it was removed, renamed or moved without a word, or made
/// abstract.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredClassIsNotDeclaredAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2003";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored class is not declared any more",
        "Class '{0}' of PersistentSchema.json {1}, so stored objects of it could not be read: {2}",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind is DifferenceKind.ClassRemoved or DifferenceKind.ClassIsAbstract;

    private protected override string[] Arguments(Difference difference) =>
        difference.Kind == DifferenceKind.ClassIsAbstract
            ? [difference.Owner, "is abstract now", "make it a class with objects, or let a class that derives from it have the name"]
            : [difference.Owner, "is not declared any more", Remedy(difference)];

    static string Remedy(Difference difference)
    {
        var formerly = difference.Candidate is { } candidate
            ? $"if '{candidate}' has taken its place, mark that [FormerlyNamed(\"{ContractNames.Former(difference.Owner, candidate)}\")]"
            : "mark what has taken its place [FormerlyNamed]";
        return $"{formerly}; otherwise say [assembly: Retired(\"{difference.Owner}\")]";
    }
}
