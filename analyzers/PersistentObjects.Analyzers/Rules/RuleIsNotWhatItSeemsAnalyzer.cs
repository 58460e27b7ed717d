using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Checks;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A rule of a persistent property that works and does something else than it seems to: it rounds before it compares, its bounds
/// depend on the culture, it allows no value, or refuses the one that the property is initialized to.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleIsNotWhatItSeemsAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0042";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Rule of a property is not what it seems",
        "[{0}] on '{1}' {2}",
        DeclarationDiagnostics.Category,
        DiagnosticSeverity.Warning,
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
            foreach (var (attribute, reason) in RuleDoubts.Of(property, context.CancellationToken))
            {
                var place = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? property.Locations[0];
                context.ReportDiagnostic(Diagnostic.Create(Rule, place, Annotations.Name(attribute), Names.Of(property), reason));
            }
        }
    }
}
