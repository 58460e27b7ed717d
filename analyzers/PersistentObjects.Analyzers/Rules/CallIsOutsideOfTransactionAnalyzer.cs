using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A call of what is marked [InTransaction] from code that is in no write transaction and not marked itself. A lambda or local
/// function may be called inside one, so nothing is said of those, but of asynchronous ones.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallIsOutsideOfTransactionAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1009";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Call is outside of a transaction",
        "'{0}' is marked [InTransaction]: call it inside a Write or WriteAsync{1}",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        var origins = new StoreOrigins(symbols, StoreQueries.Of(context.Compilation));
        var assemblies = new ConcurrentDictionary<IAssemblySymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation =>
            {
                foreach (var called in Called(operation.Operation))
                {
                    if (MayBeMarked(called) && symbols.IsInTransaction(called))
                    {
                        Analyze(operation, called, symbols, origins);
                    }
                }
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.PropertyReference);

        // Of most methods the attributes need not be looked at.
        bool MayBeMarked(IMethodSymbol method) =>
            SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Compilation.Assembly)
            || (method.ContainingAssembly is { } assembly
                && assemblies.GetOrAdd(assembly, static other => other.Modules.Any(module =>
                    module.ReferencedAssemblies.Any(reference => reference.Name == MetadataNames.RuntimeAssembly))));
    }

    static void Analyze(OperationAnalysisContext context, IMethodSymbol called, PersistentSymbols symbols, StoreOrigins origins)
    {
        var around = TransactionRegions.Of(context.Operation, context.ContainingSymbol, symbols);
        if (around is TransactionContext.AsCaller or TransactionContext.Outside)
        {
            var statement = context.Operation.Parent as IExpressionStatementOperation;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                context.Operation.Syntax.GetLocation(),
                statement is null ? [] : [statement.Syntax.GetLocation()],
                statement is not null && StoreOf(context.Operation, symbols, origins) is { } store
                    ? StoreInScope.Properties(store, statement, symbols)
                    : null,
                Names.Of(called.AssociatedSymbol ?? called),
                around == TransactionContext.AsCaller && context.ContainingSymbol is IMethodSymbol caller
                    ? $", or mark '{Names.Of(caller)}' as well"
                    : ""));
        }
    }

    static IEnumerable<IMethodSymbol> Called(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                yield return call.TargetMethod;
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                yield return constructor;
                break;
            case IPropertyReferenceOperation { Parent: not INameOfOperation } reference:
                var isTarget = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
                if (!(isTarget && reference.Parent is ISimpleAssignmentOperation) && reference.Property.GetMethod is { } getter)
                {
                    yield return getter;
                }

                if ((isTarget || reference.Parent is IIncrementOrDecrementOperation) && reference.Property.SetMethod is { } setter)
                {
                    yield return setter;
                }

                break;
        }
    }

    // The store itself that the method is of, or that of its object or of an argument.
    static IOperation? StoreOf(IOperation operation, PersistentSymbols symbols, StoreOrigins origins)
    {
        var call = operation as IInvocationOperation;
        return call?.Instance is { } instance && symbols.IsStore(instance.Type) ? instance
            : new[] { call?.Instance }.Concat(call?.Arguments.Select(argument => argument.Value) ?? [])
                .Select(origins.StoreOf)
                .FirstOrDefault(store => store is not null);
    }
}
