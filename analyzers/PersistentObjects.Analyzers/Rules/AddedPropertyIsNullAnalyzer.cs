using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A property that was added to a stored class, that can't be null, and is null in each object of before.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AddedPropertyIsNullAnalyzer : ContractAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO2007";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Added property is null in stored objects",
        "'{0}' can't be null, and is null in all that was stored without it: {1}",
        Categories.Schema,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override bool Concerns(Difference difference) => difference.Kind == DifferenceKind.NullAtFirst;

    private protected override string[] Arguments(Difference difference) =>
        [Today(difference), difference.IsOfStructure ? "make it nullable" : IsReference(difference) ? ForReference : ForValue];

    const string ForValue = "give it an initializer, which old objects get too, or make it nullable";

    // An initializer would make an object that is in no store. What a migration leaves out is found when a store is opened.
    const string ForReference = "make it nullable, or initialize it with null! and set it in a [Migration]";

    static bool IsReference(Difference difference) => ContractTypeParser.Parse(difference.Now)?.Kind == ContractType.Reference;
}
