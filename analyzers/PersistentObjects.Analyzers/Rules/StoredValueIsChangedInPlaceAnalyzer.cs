using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A value that was read from a persistent property and is changed without the property's setter: through a member that can
/// be set, where a codec lets such values in, or behind the back of an immutable type.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredValueIsChangedInPlaceAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1004";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Stored value is changed in place",
        "The value of '{0}' is changed in place, which is neither logged nor rolled back, and which everybody sees: assign a changed copy to '{0}'",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        context.RegisterOperationAction(operation => AnalyzeAssigned(operation, symbols), Operations.Assignments);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, symbols), OperationKind.Invocation);
    }

    static void AnalyzeAssigned(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        // To let a ref variable refer to something else changes nothing.
        if (context.Operation is not ISimpleAssignmentOperation { IsRef: true }
            && Operations.Assigned(context.Operation) is { } target
            && StoredValues.OfPlace(target, symbols) is { } property)
        {
            Report(context, target, property);
        }
    }

    static void AnalyzeCall(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (InPlaceChanges.ChangedBy(call) is { } changed && (StoredValues.Of(changed, symbols) ?? StoredValues.OfPlace(changed, symbols)) is { } property)
        {
            Report(context, call, property);
        }
    }

    static void Report(OperationAnalysisContext context, IOperation change, IPropertySymbol property) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, change.Syntax.GetLocation(), Names.Of(property)));
}
