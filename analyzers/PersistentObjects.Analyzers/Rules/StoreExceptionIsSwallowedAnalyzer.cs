using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A catch clause that names an exception of the store and does nothing about it. That a value is taken, or an object
/// deleted, may be all that somebody wanted to know; the others say that something is lost, or not known.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoreExceptionIsSwallowedAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1010";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Exception of the store is swallowed",
        "'{0}' is swallowed, so that {1}: let it through, or tell somebody",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.CatchClause);

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        if (clause is { Filter: null, ExceptionType: { } type, Parent: ITryOperation attempt }
            && clause.Handler.Operations.All(DoesNothing)
            && symbols.IsStoreException(type)
            && type.Name is not ("UniqueViolationException" or "ObjectDeletedException")
            && !(type.Name is "VersionConflictException" or "StoreLockedException" && IsRepeated(attempt))
            && !TellsOtherwise(attempt))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, Location(clause), Names.Of(type), Consequence(type)));
        }
    }

    // What a method without a result returns tells nothing.
    static bool DoesNothing(IOperation operation) => operation switch
    {
        IEmptyOperation or IReturnOperation { ReturnedValue: null } or IBranchOperation { BranchKind: BranchKind.Continue } => true,
        IBlockOperation block => block.Operations.All(DoesNothing),
        _ => false,
    };

    static bool IsRepeated(IOperation attempt)
    {
        for (var current = attempt.Parent; current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    // What follows is reached by way of the catch alone, or finds in a variable whether all went well.
    static bool TellsOtherwise(ITryOperation attempt) =>
        attempt.SemanticModel?.AnalyzeControlFlow(attempt.Body.Syntax) is not { Succeeded: true, EndPointIsReachable: true }
        || attempt.SemanticModel.AnalyzeDataFlow(attempt.Body.Syntax) is not { Succeeded: true } flow
        || flow.WrittenInside.Any(variable => !flow.VariablesDeclared.Contains(variable, SymbolEqualityComparer.Default))
        || attempt.Body.Descendants().Any(operation => operation is IAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } assignment && IsOfThis(assignment.Target));

    static bool IsOfThis(IOperation target) =>
        target is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } };

    static string Consequence(ITypeSymbol type) => type.Name switch
    {
        "StoreFaultedException" => "nobody knows that the change may be lost and that the store refuses all others",
        "TransactionOutcomeUnknownException" => "nobody knows that the change may be lost",
        "VersionConflictException" => "the change that somebody else has overtaken is lost",
        _ => "nobody knows what was not done",
    };

    static Location Location(ICatchClauseOperation clause) =>
        clause.Syntax is CatchClauseSyntax { Declaration.Type: var type } ? type.GetLocation() : clause.Syntax.GetLocation();
}
