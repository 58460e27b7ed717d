using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>A call of LINQ that has an extent for its source.</summary>
/// <param name="Call">The call with the filter or the key.</param>
/// <param name="Last">The call that takes the result, for <c>Where(...).First()</c>; else the same.</param>
/// <param name="Class">The class of the extent.</param>
/// <param name="Lambda">The filter or the key.</param>
sealed record ExtentQuery(IInvocationOperation Call, IInvocationOperation Last, INamedTypeSymbol Class, IAnonymousFunctionOperation Lambda)
{
    public string Method => Last.TargetMethod.Name;

    public static bool IsFilter(string method) =>
        method is "Where" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Any" or "Count" or "LongCount";

    public static bool IsOrder(string method) => method is "OrderBy" or "OrderByDescending" or "Min" or "Max" or "MinBy" or "MaxBy";

    /// <summary>Names are looked at first, since nearly every call is another one.</summary>
    public static ExtentQuery? Of(IInvocationOperation call, PersistentSymbols symbols)
    {
        var method = call.TargetMethod;
        if ((!IsFilter(method.Name) && !IsOrder(method.Name))
            || call.Arguments.Length < 2
            || !symbols.IsOfEnumerable(method)
            || symbols.ClassOfExtent(ElementProperty.WithoutImplicit(call.Arguments[0].Value).Type) is not { } type
            || ElementProperty.Lambda(call.Arguments[1]) is not { } lambda)
        {
            return null;
        }

        return new ExtentQuery(call, Next(call, symbols) is { } next && IsTaken(call, next) ? next : call, type, lambda);
    }

    /// <summary>The call of LINQ whose source is the result of another one.</summary>
    public static IInvocationOperation? Next(IInvocationOperation call, PersistentSymbols symbols)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation { IsImplicit: true })
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation next } && symbols.IsOfEnumerable(next.TargetMethod)
            ? next
            : null;
    }

    static bool IsTaken(IInvocationOperation call, IInvocationOperation next) => call.TargetMethod.Name switch
    {
        "Where" => next.Arguments.Length == 1 && next.TargetMethod.Name != "Where" && IsFilter(next.TargetMethod.Name),
        "OrderBy" or "OrderByDescending" =>
            (next.Arguments.Length == 1 && next.TargetMethod.Name is "First" or "FirstOrDefault" or "Last" or "LastOrDefault")
            || (next.TargetMethod.Name == "Take" && next.Arguments[1].Value.Type?.SpecialType == SpecialType.System_Int32),
        _ => false,
    };
}
