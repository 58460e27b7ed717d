using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What is looked up in a store only when it is enumerated: extents, matches, ranges, and LINQ over them.</summary>
sealed class StoreQueries
{
    readonly INamedTypeSymbol? _extent;
    readonly INamedTypeSymbol?[] _ofIndexes;
    readonly INamedTypeSymbol? _linq;

    StoreQueries(Compilation compilation)
    {
        _extent = compilation.GetTypeByMetadataName("PersistentObjects.Extent`1");
        _ofIndexes =
        [
            compilation.GetTypeByMetadataName("PersistentObjects.Matches`2"),
            compilation.GetTypeByMetadataName("PersistentObjects.OrderedRange`2"),
        ];
        _linq = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
    }

    public static StoreQueries Of(Compilation compilation) => new(compilation);

    /// <summary>Whether the value is a query over an extent or index that nobody has evaluated yet.</summary>
    public bool IsLazy(IOperation? value) => value switch
    {
        IConversionOperation { IsImplicit: true } conversion => IsLazy(conversion.Operand) || IsSeenAsSequence(conversion),
        IConversionOperation conversion => IsLazy(conversion.Operand),
        IParenthesizedOperation parentheses => IsLazy(parentheses.Operand),
        ITranslatedQueryOperation query => IsLazy(query.Operation),
        IConditionalOperation conditional => IsLazy(conditional.WhenTrue) || IsLazy(conditional.WhenFalse),
        ICoalesceOperation coalesce => IsLazy(coalesce.Value) || IsLazy(coalesce.WhenNull),
        ISwitchExpressionOperation @switch => @switch.Arms.Any(arm => IsLazy(arm.Value)),
        IInvocationOperation call => IsOfIndex(call.Type) || (IsDeferredLinq(call.TargetMethod) && call.Arguments.Any(argument => IsSource(argument.Value))),
        IPropertyReferenceOperation property => IsOfIndex(property.Type),
        ILocalReferenceOperation local => SingleAssignment.Of(local) is { } assigned && IsLazy(assigned),
        _ => false,
    };

    /// <summary>Whether the type is an index, or what one has found.</summary>
    public static bool IsOfLibrary(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsGenericType: true, ContainingNamespace: { Name: "PersistentObjects", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether the type is the extent of a class.</summary>
    public bool IsExtent(ITypeSymbol? type) => Same(type, _extent);

    /// <summary>Whether the method is one of LINQ to objects.</summary>
    public bool IsLinq(IMethodSymbol method) => Same(method.ContainingType, _linq);

    // Extents are no queries, but as soon as somebody asks for a sequence.
    bool IsSeenAsSequence(IConversionOperation conversion) => IsExtent(conversion.Operand.Type) && conversion.Type is { TypeKind: TypeKind.Interface };

    bool IsSource(IOperation value) => value switch
    {
        IConversionOperation conversion => IsSource(conversion.Operand),
        _ => IsExtent(value.Type) || IsLazy(value),
    };

    // What gives a sequence looks at nothing before that is enumerated.
    bool IsDeferredLinq(IMethodSymbol method) =>
        IsLinq(method)
        && method.ReturnType is INamedTypeSymbol { TypeKind: TypeKind.Interface, Name: "IEnumerable" or "IOrderedEnumerable" };

    bool IsOfIndex(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (_ofIndexes.Any(known => Same(current, known)))
            {
                return true;
            }
        }

        return false;
    }

    static bool Same(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, known);
}
