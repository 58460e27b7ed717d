using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Checks;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>A validation attribute on a member of a persistent class that is not stored: the store checks what it stores.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleIsNotCheckedAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO0044";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Rule of a member that is not stored is not checked",
        "[{0}] on '{1}' is not checked by the store, since '{1}' is not a persistent property: check it in OnValidating, or remove it",
        DeclarationDiagnostics.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterSymbolAction(symbol => Analyze(symbol, symbols), SymbolKind.NamedType);

    static void Analyze(SymbolAnalysisContext context, PersistentSymbols symbols)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!symbols.IsValidClass(type, context.CancellationToken))
        {
            return;
        }

        foreach (var member in type.GetMembers().Where(IsNotStored))
        {
            // What is inherited is reported where it stands.
            foreach (var attribute in Annotations.RulesOn(member).Where(attribute => member.GetAttributes().Contains(attribute)))
            {
                var place = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? member.Locations[0];
                context.ReportDiagnostic(Diagnostic.Create(Rule, place, Annotations.Name(attribute), Names.Of(member)));
            }
        }
    }

    static bool IsNotStored(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsImplicitlyDeclared,
        IPropertySymbol property => !PersistentTypes.IsGeneratedProperty(property) && property.PartialDefinitionPart is null,
        _ => false,
    };
}
