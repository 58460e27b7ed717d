using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Queries;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Indexes;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A filter for one value of a property that no index knows. Whether there will be many objects only the user can say, so it
/// is information.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoIndexAnswersFilterAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO3003";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "No index answers a filter",
        "'{0}' looks at every '{1}', since no index knows '{2}': mark the property [Index] if there may be many",
        Categories.Queries,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        if (ExtentQuery.Of((IInvocationOperation)context.Operation, symbols) is { } query
            && ExtentQuery.IsFilter(query.Call.TargetMethod.Name)
            && Filter.Parse(query.Lambda) is { } filter
            && filter.Conditions.FirstOrDefault(condition => IsWorthAnIndex(condition, context.Compilation.Assembly)) is { } condition
            && FilterAnswers.Find(query, filter, symbols, context.Compilation.Assembly) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                IndexAnswer.PlaceOf(query),
                [condition.Property.Locations[0]],
                query.Method,
                Names.Of(query.Class),
                Names.Of(condition.Property)));
        }
    }

    // Half of all objects, as those that have a flag or lack a value may be, are found as quickly without an index. One that is
    // there already, for some of the objects or in another comparison, is the user's choice.
    static bool IsWorthAnIndex(Condition condition, IAssemblySymbol assembly) =>
        condition is { IsRange: false, Key.IsNull: false, Comparison: Condition.Ordinal, Property: var property }
        && property.Type.SpecialType != SpecialType.System_Boolean
        && SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, assembly)
        && PersistentTypes.IsGeneratedProperty(property)
        && KeyTypes.HasEquality(property.Type)
        && !IndexDeclaration.On(property).Any();
}
