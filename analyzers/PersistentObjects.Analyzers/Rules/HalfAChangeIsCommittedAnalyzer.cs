using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A write transaction that catches an exception between two changes and goes on: the first of them is committed without
/// the second. A transaction is all or nothing only for exceptions that leave it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HalfAChangeIsCommittedAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1011";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Half a change is committed",
        "The transaction goes on when this is caught, and commits '{0}' without what was to follow it: let the exception leave the transaction, or do what may fail before the first change",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Try);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var attempt = (ITryOperation)context.Operation;
        if (attempt.Catches.IsEmpty
            || TransactionRegions.Of(attempt, context.ContainingSymbol, symbols) != TransactionContext.Inside
            || ThrowsLater(attempt))
        {
            return;
        }

        var changes = TransactionChanges.Around(attempt, symbols);
        foreach (var clause in attempt.Catches)
        {
            if (clause.Filter is null && CarriesOn(clause, attempt, symbols) && changes.FirstHalf(IsGeneral(clause, symbols)) is { } change)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, Location(clause), Names.Of(change)));
            }
        }
    }

    // To return from a lambda commits; from anything else it may be what tells the caller to throw, or skips the Commit.
    static bool CarriesOn(ICatchClauseOperation clause, ITryOperation attempt, PersistentSymbols symbols) =>
        !Operations.StraightLine(clause.Handler).Any(operation => operation switch
        {
            IThrowOperation => true,
            IReturnOperation => !IsBodyOfWrite(attempt, symbols),
            IInvocationOperation call => call.TargetMethod.Name.StartsWith("Throw", StringComparison.Ordinal)
                || call.TargetMethod.Name == nameof(Environment.FailFast)
                || symbols.EndsTransaction(call.TargetMethod)
                || symbols.IsAdd(call.TargetMethod)
                || symbols.IsDelete(call.TargetMethod),
            _ => false,
        }
        // Whoever changes something here knows what is half done.
        || ObjectChange.By(operation, symbols) is not null);

    // An exception that is kept may be thrown in the end.
    static bool ThrowsLater(ITryOperation attempt) =>
        Function(attempt) is { } function
        && Operations.StraightLine(function).Any(operation => operation is IThrowOperation && operation.Syntax.SpanStart >= attempt.Syntax.Span.End);

    static bool IsBodyOfWrite(IOperation operation, PersistentSymbols symbols) =>
        Function(operation) is IAnonymousFunctionOperation function && TransactionRegions.BodyOf(function, symbols) is not null;

    static IOperation Function(IOperation operation)
    {
        while (operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    // Exceptions that a setter may throw too.
    static bool IsGeneral(ICatchClauseOperation clause, PersistentSymbols symbols) =>
        clause.ExceptionType is not { } type
        || type.SpecialType == SpecialType.System_Object
        || type.Name is "Exception" or "SystemException" or "InvalidOperationException" or "ValidationException"
        || symbols.IsStoreException(type);

    static Location Location(ICatchClauseOperation clause) =>
        clause.Syntax is CatchClauseSyntax { CatchKeyword: var keyword } ? keyword.GetLocation() : clause.Syntax.GetLocation();
}
