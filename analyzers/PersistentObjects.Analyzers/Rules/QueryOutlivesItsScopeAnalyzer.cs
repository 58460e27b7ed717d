using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// A query that is returned out of a transaction or read scope without having been evaluated: it looks when it is enumerated,
/// and nobody is inside any more. Where another scope is around, it may be enumerated in that, so nothing is said.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryOutlivesItsScopeAnalyzer : StoreAnalyzer
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PO1012";

    static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Query outlives its transaction or read scope",
        "This query is evaluated when it is enumerated, after {0} has ended, so it sees a later moment of the store: copy its results inside, with ToList()",
        Categories.Mutation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.For(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        var queries = StoreQueries.Of(context.Compilation);
        context.RegisterOperationAction(operation => Analyze(operation, symbols, queries), OperationKind.Return);
    }

    static void Analyze(OperationAnalysisContext context, PersistentSymbols symbols, StoreQueries queries)
    {
        var returning = (IReturnOperation)context.Operation;
        if (returning.ReturnedValue is { Type.IsReferenceType: true } value
            && Left(returning, context.ContainingSymbol, symbols) is { } left
            && queries.IsLazy(value))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, value.Syntax.GetLocation(), left));
        }
    }

    static string? Left(IOperation returning, ISymbol member, PersistentSymbols symbols)
    {
        for (var (child, current) = (returning, returning.Parent); current is not null; (child, current) = (current, current.Parent))
        {
            switch (current)
            {
                case IAnonymousFunctionOperation function:
                    return TransactionRegions.BodyOf(function, symbols) is { } call && !IsInsideOfAnother(call, member, symbols)
                        ? $"the body of '{call.TargetMethod.Name}'"
                        : null;
                case ILocalFunctionOperation:
                    return null;
                default:
                    if (ScopeRegions.OpenedAt(current, child, symbols) is { } opening)
                    {
                        return IsInFunctionInside(opening, member, symbols) ? null : $"the read scope that '{opening.TargetMethod.Name}' opens";
                    }

                    break;
            }
        }

        return null;
    }

    static bool IsInsideOfAnother(IOperation call, ISymbol member, PersistentSymbols symbols) =>
        TransactionRegions.Of(call, member, symbols) is TransactionContext.Inside or TransactionContext.Unknown
        || ScopeRegions.IsInside(call, symbols);

    // A lambda with a scope of its own, called inside another one, which that joins.
    static bool IsInFunctionInside(IOperation opening, ISymbol member, PersistentSymbols symbols)
    {
        var function = opening.Parent;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function is not null && IsInsideOfAnother(function, member, symbols);
    }
}
