using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>Finds the ordered index that has what a query sorts or goes over everything for.</summary>
static class OrderAnswers
{
    public static IndexAnswer? Find(ExtentQuery query, IAssemblySymbol from)
    {
        var isSort = query.Call.TargetMethod.Name.StartsWith("OrderBy", StringComparison.Ordinal);
        if ((isSort && query.Last == query.Call)
            || ElementProperty.Result(query.Lambda) is not { } key
            || ElementProperty.Of(key, query.Lambda) is not { } property
            || !SymbolEqualityComparer.Default.Equals(key.Type, property.Type)
            || !ComparesAsIndexes(query.Call, property.Type)
            || Index(query, property, from) is not { } index)
        {
            return null;
        }

        var isLast = (query.Call.TargetMethod.Name is "OrderByDescending" or "Max" or "MaxBy") != (query.Method is "Last" or "LastOrDefault");
        var suggestion = query.Method == "Take" ? index.Name + Direction(isLast) : $"{index.Name}.{(isLast ? "Max" : "Min")}";
        return new IndexAnswer(query, suggestion, Replacement(query, index, property, suggestion, isLast));
    }

    static ExtentIndex? Index(ExtentQuery query, IPropertySymbol property, IAssemblySymbol from) =>
        ExtentIndex.Of(query.Class, from).FirstOrDefault(index =>
            index is { IsOrdered: true, Comparison: Condition.Ordinal, Properties.Count: 1 }
            && SymbolEqualityComparer.Default.Equals(index.Properties[0].OriginalDefinition, property.OriginalDefinition));

    // Strings are sorted by culture unless the query says otherwise.
    static bool ComparesAsIndexes(IInvocationOperation call, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
            ? call.Arguments.Length == 3
                && ElementProperty.WithoutImplicit(call.Arguments[2].Value) is IPropertyReferenceOperation { Property: { Name: "Ordinal" } ordinal }
                && ordinal.ContainingType.Is("System.StringComparer")
            : call.Arguments.Length == 2 && !type.IsMarkedPersistent();

    static string Direction(bool isDescending) => isDescending ? ".All.Descending()" : ".All";

    static string? Replacement(ExtentQuery query, ExtentIndex index, IPropertySymbol property, string suggestion, bool isLast)
    {
        var isNullable = Condition.IsNullableType(property.Type);
        // LINQ takes the first of equals, also where it goes backwards.
        var isDescending = query.Call.TargetMethod.Name is "OrderByDescending" or "MaxBy";
        if (Condition.IsFloating(property.Type) || (isNullable && index.IsUnique) || (isDescending && !index.IsUnique))
        {
            return null;
        }

        return query.Method switch
        {
            "FirstOrDefault" or "LastOrDefault" or "MinBy" or "MaxBy" when !isNullable => suggestion,
            "First" or "Last" => $"{index.Name}{Direction(isLast)}.First()",
            "FirstOrDefault" or "LastOrDefault" => $"{index.Name}{Direction(isLast)}.FirstOrDefault()",
            "Take" => $"{suggestion}.Take({query.Last.Arguments[1].Value.Syntax})",
            _ => null,
        };
    }
}
