using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A class that derives from a persistent class and is not marked: nothing is generated for it, so that <c>Add</c> throws.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubclassIsNotPersistentAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0035";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Subclass of a persistent class is not persistent",
        "'{0}' derives from the persistent class '{1}' and is not persistent itself, so no store takes objects of it: mark it [Persistent] and partial",
        DeclarationDiagnostics.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id),
        // As the other errors of declarations.
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (type is { TypeKind: TypeKind.Class, BaseType: { } baseType } && symbols.IsMarkedPersistent(baseType) && !symbols.IsMarkedPersistent(type))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rule, type.Locations[0], Names.Of(type), Names.Of(baseType)));
                }
            },
            SymbolKind.NamedType);
}
