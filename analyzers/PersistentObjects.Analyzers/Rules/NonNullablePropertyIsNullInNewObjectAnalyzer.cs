using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A property that can't be null by its type, and is in every new object: the class declares no constructor, so that the
/// compiler, which sees a generated one, does not warn.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NonNullablePropertyIsNullInNewObjectAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0018";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Non-nullable property is null in a new object",
        "Non-nullable property '{0}' is null in a new object, because the class declares no constructor: initialize it, make it required or nullable, or declare a constructor that sets it",
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
            var declaration = PropertyDeclarationParser.Parse(property, context.CancellationToken);
            if (DeclarationRules.IsNullInNewObject(property, declaration)
                && DeclarationRules.Property(property, context.CancellationToken).IsValid)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, property.Locations[0], Names.Of(property)));
            }
        }
    }
}
