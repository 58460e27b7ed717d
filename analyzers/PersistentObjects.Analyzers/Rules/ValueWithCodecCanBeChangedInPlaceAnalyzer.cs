using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A value with a codec of the user's that can be changed without a setter being called. What types without a codec are
/// refused for is the user's to answer for here, so it is a warning.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueWithCodecCanBeChangedInPlaceAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1003";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Value with a codec can be changed in place",
        "Values of '{0}' have a codec, but {1}; a change in place is neither logged nor rolled back, and everybody sees it",
        Categories.Mutation,
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
        if (symbols.HasCodec(type))
        {
            Report(context, type, type);
        }

        if (symbols.IsValidClass(type, context.CancellationToken))
        {
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                // A type that has a codec itself is reported where it is declared.
                if (symbols.HasCodec(property) && !symbols.HasCodec(property.Type) && PersistentTypes.IsGeneratedProperty(property))
                {
                    Report(context, property, property.Type);
                }
            }
        }
    }

    static void Report(SymbolAnalysisContext context, ISymbol declared, ITypeSymbol type)
    {
        if (Mutability.Find(type) is { } problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, declared.Locations[0], Names.Of(declared), problem.Describe(type)));
        }
    }
}
