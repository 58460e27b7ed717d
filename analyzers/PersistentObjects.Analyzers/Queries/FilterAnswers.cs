using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>Finds the index that answers a filter.</summary>
static class FilterAnswers
{
    public static IndexAnswer? Find(ExtentQuery query, Filter filter, PersistentSymbols symbols, IAssemblySymbol from)
    {
        var best = ExtentIndex.Of(query.Class, from)
            .Select(index => IndexAccess.Of(index, filter))
            .OfType<IndexAccess>()
            .OrderBy(access => access.Rank)
            .FirstOrDefault();
        return best is null ? null : new IndexAnswer(query, best.Text, IsAll(best, filter) ? Replacement(query, best, symbols) : null);
    }

    static bool IsAll(IndexAccess access, Filter filter) =>
        !filter.HasMore
        && filter.Conditions.All(condition =>
            access.Used.Contains(condition)
            && condition.IsExact(finds: access.Finds != Found.One && !condition.IsRange));

    static string? Replacement(ExtentQuery query, IndexAccess access, PersistentSymbols symbols)
    {
        // First and Single have a default value of the caller's.
        if (query.Last.Arguments.Length != (query.Last == query.Call ? 2 : 1))
        {
            return null;
        }

        return (access.Finds, query.Method) switch
        {
            // The indexer of a unique index throws something else than First and Single do.
            (Found.One, "FirstOrDefault" or "SingleOrDefault") => access.Text,
            (_, "Any") => access.Contains,
            (Found.One, _) => null,
            (Found.ManyById, "Where") => IsEnumeratedAtOnce(query.Call, symbols) ? access.Text : null,
            (Found.ManyById, _) => $"{access.Text}.{query.Method}()",
            // In the order of the keys instead of the ids.
            (_, "Count" or "LongCount" or "Single" or "SingleOrDefault") => $"{access.Text}.{query.Method}()",
            (_, "Where") => ExtentQuery.Next(query.Call, symbols)?.TargetMethod.Name is "Any" or "All" or "Count" or "LongCount" or "Single"
                or "SingleOrDefault" or "Min" or "Max" or "ToHashSet" or "ToFrozenSet"
                    ? access.Text
                    : null,
            _ => null,
        };
    }

    // A variable of the query's would be given another type.
    static bool IsEnumeratedAtOnce(IOperation query, PersistentSymbols symbols)
    {
        var parent = query.Parent;
        while (parent is IConversionOperation { IsImplicit: true })
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IForEachLoopOperation or ISpreadOperation => true,
            IReturnOperation { Kind: OperationKind.Return } returned => returned.Parent?.Parent is IMethodBodyBaseOperation,
            IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } =>
                parameter.OriginalDefinition.Type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                && (!symbols.IsOfEnumerable(call.TargetMethod) || !IsSequence(call.Type) || IsEnumeratedAtOnce(call, symbols)),
            _ => false,
        };
    }

    // What is a query itself, and not its result.
    static bool IsSequence(ITypeSymbol? type) =>
        type?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T || type?.Name == "IOrderedEnumerable";
}
