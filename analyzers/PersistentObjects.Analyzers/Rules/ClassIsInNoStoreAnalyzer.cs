using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A persistent class that no store of the project knows, though the project has one: its objects can't be added anywhere.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClassIsInNoStoreAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0037";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Persistent class is in no store",
        "No store of this project has objects of '{0}', as an extent, through a property or as a subclass: declare an extent of it",
        DeclarationDiagnostics.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        var stores = new Lazy<StoredClasses>(() => StoredClasses.Of(context.Compilation, symbols));
        context.RegisterSymbolAction(symbol => Analyze(symbol, symbols, stores), SymbolKind.NamedType);
    }

    static void Analyze(SymbolAnalysisContext context, PersistentSymbols symbols, Lazy<StoredClasses> stores)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type is { IsAbstract: false, IsGenericType: false }
            && symbols.IsValidClass(type, context.CancellationToken)
            && stores.Value is { HasStore: true } stored
            && !stored.Contains(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.Locations[0], Names.Of(type)));
        }
    }
}
