using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A call inside a write transaction that may wait, directly or in a method of the same file. One transaction runs at a
/// time, so all writers wait with it, and what it waits for may be one of them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WriteTransactionBlocksAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1005";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Write transaction blocks",
        "{0} may block inside of the write transaction, for which all other writers wait: do it before the transaction or after it",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);
        context.RegisterOperationBlockAction(block => AnalyzeMember(block, symbols));
    }

    static void AnalyzeMember(OperationBlockAnalysisContext context, PersistentSymbols symbols)
    {
        if (symbols.IsInTransaction(context.OwningSymbol))
        {
            Report(context.OperationBlocks, Calls(context.Options, context.OperationBlocks[0]), symbols, context.ReportDiagnostic);
        }
    }

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (symbols.IsWrite(call.TargetMethod))
        {
            var calls = Calls(context.Options, call);
            switch (TransactionBodies.BodyOf(call))
            {
                case IAnonymousFunctionOperation lambda:
                    Report([lambda.Body], calls, symbols, context.ReportDiagnostic);
                    break;
                case IMethodReferenceOperation reference when Inside(reference.Method, reference, calls, symbols) is { } blocking:
                    context.ReportDiagnostic(Reported(reference, $"'{blocking}' in '{reference.Method.Name}'"));
                    break;
            }
        }
        else if (symbols.Opens(call.TargetMethod) == ScopeKind.Transaction)
        {
            Report(TransactionBodies.StatementsAfter(call, symbols), Calls(context.Options, call), symbols, context.ReportDiagnostic);
        }
    }

    static void Report(IEnumerable<IOperation> body, BlockingCalls calls, PersistentSymbols symbols, Action<Diagnostic> report)
    {
        foreach (var operation in body.SelectMany(Operations.StraightLine))
        {
            if (calls.Find(operation, symbols) is { } blocking)
            {
                report(Reported(operation, $"'{blocking}'"));
            }
            else if (operation is IInvocationOperation { TargetMethod: var called } && Inside(called, operation, calls, symbols) is { } inside)
            {
                report(Reported(operation, $"'{inside}' in '{called.Name}'"));
            }
        }
    }

    static Diagnostic Reported(IOperation operation, string blocking) => Diagnostic.Create(Rule, Location(operation), blocking);

    // Of a lock, the statement that it guards is not what is wrong.
    static Location Location(IOperation operation) =>
        (operation is ILockOperation { LockedValue: var locked } ? locked : operation).Syntax.GetLocation();

    static BlockingCalls Calls(AnalyzerOptions options, IOperation operation) =>
        BlockingCalls.Of(options.AnalyzerConfigOptionsProvider.GetOptions(operation.Syntax.SyntaxTree));

    // The body of another file would have to be bound again; of a virtual method another one may run. What is marked
    // [InTransaction] is reported where it is.
    static string? Inside(IMethodSymbol method, IOperation caller, BlockingCalls calls, PersistentSymbols symbols)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (definition is { IsAsync: true } or { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false }
            || symbols.IsInTransaction(definition)
            || definition.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration
            || declaration.SyntaxTree != caller.Syntax.SyntaxTree
            || caller.SemanticModel?.GetOperation(declaration.GetSyntax()) is not { } body)
        {
            return null;
        }

        var inside = Operations.StraightLine(body).ToList();
        // An iterator runs when it is enumerated.
        return inside.Any(operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak)
            ? null
            : inside.Select(operation => calls.Find(operation, symbols)).FirstOrDefault(blocking => blocking is not null);
    }
}
