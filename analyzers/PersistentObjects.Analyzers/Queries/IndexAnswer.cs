using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>How an index answers a query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Suggestion">The member of the extent to use.</param>
/// <param name="Replacement">
/// What says the same when it stands in place of the calls; null where the index would give another order, exception or type,
/// or only a part of the answer.
/// </param>
sealed record IndexAnswer(ExtentQuery Query, string Suggestion, string? Replacement)
{
    public static IndexAnswer? Find(ExtentQuery query, PersistentSymbols symbols, IAssemblySymbol from)
    {
        if (ExtentQuery.IsOrder(query.Call.TargetMethod.Name))
        {
            return OrderAnswers.Find(query, from);
        }

        return Filter.Parse(query.Lambda) is { } filter ? FilterAnswers.Find(query, filter, symbols, from) : null;
    }

    /// <summary>How an index answers the query that a call is, if it is one.</summary>
    /// <param name="context">The call.</param>
    /// <param name="symbols">The library.</param>
    /// <param name="inLoop">Whether queries are meant that are asked for each of many things, or those that are not.</param>
    public static IndexAnswer? Of(OperationAnalysisContext context, PersistentSymbols symbols, bool inLoop) =>
        ExtentQuery.Of((IInvocationOperation)context.Operation, symbols) is { } query && Repetition.IsAround(context.Operation, symbols) == inLoop
            ? Find(query, symbols, context.Compilation.Assembly)
            : null;

    /// <summary>What is said of the query by a rule whose message names its method, its class and the suggestion.</summary>
    public Diagnostic Report(DiagnosticDescriptor rule) => Diagnostic.Create(rule, Place, Query.Method, Names.Of(Query.Class), Suggestion);

    /// <summary>From the name of the first method to the end of the last one's arguments.</summary>
    public Location Place => PlaceOf(Query);

    public static Location PlaceOf(ExtentQuery query)
    {
        var last = query.Last.Syntax;
        var start = query.Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
            ? member.Name.SpanStart
            : query.Call.Syntax.SpanStart;
        return Location.Create(last.SyntaxTree, TextSpan.FromBounds(start, last.Span.End));
    }
}
