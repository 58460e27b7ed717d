using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A read scope, view or write transaction that nobody closes: it is dropped, or kept in a local variable that is neither
/// disposed nor given to anybody. Whether all paths dispose it is not asked: who calls Dispose has thought of it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeIsNotDisposedAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1002";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Read scope, view or transaction is not disposed",
        "The {0} that '{1}' opens is never disposed, so {2}: declare it with 'using'",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var opening = (IInvocationOperation)context.Operation;
        if (symbols.Opens(opening.TargetMethod) is { } kind && IsLost(opening))
        {
            var (what, consequence) = Describe(kind);
            context.ReportDiagnostic(Diagnostic.Create(Rule, opening.Syntax.GetLocation(), what, opening.TargetMethod.Name, consequence));
        }
    }

    static (string What, string Consequence) Describe(ScopeKind kind) => kind switch
    {
        ScopeKind.Transaction => ("write transaction", "an exception leaves it open, and no other thread can write"),
        ScopeKind.View => ("view", "the store keeps every value that is changed until the garbage collector finds the view"),
        _ => ("read scope", "this thread goes on seeing its version, and the store keeps every value that is changed"),
    };

    static bool IsLost(IOperation scope) => scope.Parent switch
    {
        IExpressionStatementOperation => true,
        // A member of something that nobody holds; a transaction that is committed at once has ended.
        IPropertyReferenceOperation => true,
        IInvocationOperation call => call.Instance == scope && call.TargetMethod.Name is not (nameof(IDisposable.Dispose) or "Commit"),
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } =>
            !target.Local.IsRef && IsNeverClosed(target.Local, scope),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
            !local.IsUsing && IsNeverClosed(local, scope),
        IParenthesizedOperation parentheses => IsLost(parentheses),
        _ => false,
    };

    static bool IsNeverClosed(ILocalSymbol local, IOperation within)
    {
        var root = within;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants()
            .OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local))
            .All(LeavesOpen);
    }

    // Whoever else gets the scope, as an argument or a returned value, may close it.
    static bool LeavesOpen(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name } =>
            instance != reference || name != nameof(IDisposable.Dispose),
        IPropertyReferenceOperation or INameOfOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target == reference,
        _ => false,
    };
}
