using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// An object that provably comes from one store, added to another, deleted from it, or referred to by an object that provably
/// comes from another. Two variables are two stores only where they can't be the same.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectOfAnotherStoreAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1013";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Object belongs to another store",
        "This object is of the store '{0}', and '{1}' refuses it: add a copy, or keep the key by which it is found",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        var origins = new StoreOrigins(symbols, StoreQueries.Of(context.Compilation));
        context.RegisterOperationAction(operation => AnalyzeCall(operation, symbols, origins), OperationKind.Invocation);
        context.RegisterOperationAction(
            operation => AnalyzeChange(operation, symbols, origins), OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment, OperationKind.Invocation);
    }

    static void AnalyzeCall(OperationAnalysisContext context, PersistentSymbols symbols, StoreOrigins origins)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!symbols.IsAdd(call.TargetMethod) && !symbols.IsDelete(call.TargetMethod))
        {
            return;
        }

        var given = call.Arguments[0].Value;
        Report(context, given, call.Instance, origins);
        foreach (var referred in Initialized(given is IConversionOperation conversion ? conversion.Operand : given, symbols))
        {
            Report(context, referred, call.Instance, origins);
        }
    }

    static void AnalyzeChange(OperationAnalysisContext context, PersistentSymbols symbols, StoreOrigins origins)
    {
        // What is not in a collection can be asked for and removed, whatever store it is of.
        if (ObjectChange.By(context.Operation, symbols) is not { } change
            || (context.Operation is IInvocationOperation call && !CollectionChanges.Adds(call)))
        {
            return;
        }

        foreach (var given in ObjectChange.Given(context.Operation).Where(given => given.Type is { } type && symbols.IsMarkedPersistent(type)))
        {
            Report(context, given, origins.StoreOf(change.Instance), origins);
        }
    }

    static void Report(OperationAnalysisContext context, IOperation given, IOperation? to, StoreOrigins origins)
    {
        if (to is not null && origins.StoreOf(given) is { } from && StoreVariables.AreTwoStores(from, to))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, given.Syntax.GetLocation(), StoreVariables.Name(from), StoreVariables.Name(to)));
        }
    }

    // What the object that is added refers to from its beginning.
    static IEnumerable<IOperation> Initialized(IOperation added, PersistentSymbols symbols) =>
        added is IObjectCreationOperation { Initializer: { } initializer }
            ? initializer.Initializers
                .OfType<ISimpleAssignmentOperation>()
                .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property: var property } && symbols.IsPersistentProperty(property))
                .Select(assignment => assignment.Value)
            : [];
}
