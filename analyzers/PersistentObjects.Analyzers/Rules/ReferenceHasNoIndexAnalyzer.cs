using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Indexes;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A reference whose referrers no index finds: deleting what it may refer to looks at all objects of its class. Whether there
/// will be many, and whether anything is deleted, only the user can say, so it is information.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceHasNoIndexAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO3004";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Reference has no index",
        "Deleting '{0}' looks at every '{1}', since no index knows who refers to it by '{2}': mark the property [Index] if there may be many",
        Categories.Queries,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    // The class is analyzed, not the property: the generated half of that makes it generated code as a whole.
    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterSymbolAction(symbol => Analyze(symbol, symbols), SymbolKind.NamedType);

    static void Analyze(SymbolAnalysisContext context, PersistentSymbols symbols)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!symbols.IsValidClass(type, context.CancellationToken))
        {
            return;
        }

        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(PersistentTypes.IsGeneratedProperty))
        {
            if (property.Type.IsMarkedPersistent()
                && !IndexDeclaration.Of(type).Any(index => FindsReferrers(index, property))
                && !InverseRules.HasOtherSide(property) // An index is made for that.
                && DeclarationRules.Property(property, context.CancellationToken).IsValid)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    property.Locations[0],
                    property.Type.Name,
                    Names.Of(type),
                    Names.Of(property)));
            }
        }
    }

    // As the runtime does: the reference must be the whole key, and no object be left out.
    static bool FindsReferrers(IndexDeclaration index, IPropertySymbol property) =>
        index is { IsOrdered: false, Where: null, Comparer: null, Properties: { Count: 1 } keys } && keys[0] == property.Name;
}
