using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A task of the store that nobody holds. The compiler says so too, but only in an asynchronous method; in any other one a
/// failed transaction would go unnoticed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskOfStoreIsDroppedAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1006";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Task of the store is dropped",
        "The task of '{0}' is dropped, so that nobody waits for {1} or learns that it failed: await it, or assign it to '_' if that is meant",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.ExpressionStatement);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var dropped = ((IExpressionStatementOperation)context.Operation).Operation;
        if (Call(dropped) is { } call && symbols.IsTaskOfStore(call.TargetMethod))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, dropped.Syntax.GetLocation(), call.TargetMethod.Name, Awaited(call.TargetMethod)));
        }
    }

    // What the task of a task is asked for, such as ConfigureAwait(false), is dropped with it.
    static IInvocationOperation? Call(IOperation dropped) => dropped switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Call(task),
        IInvocationOperation call => call,
        IConditionalAccessOperation access => Call(access.WhenNotNull),
        _ => null,
    };

    static string Awaited(IMethodSymbol method) => method.Name switch
    {
        "WriteAsync" => "the transaction to be durable",
        "SnapshotAsync" => "the snapshot",
        "BackupAsync" => "the backup",
        "DisposeAsync" => "the store to be closed",
        _ => "the disk",
    };
}
