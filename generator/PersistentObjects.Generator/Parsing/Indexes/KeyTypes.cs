using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>What types are to an index.</summary>
static class KeyTypes
{
    /// <summary>The type of the elements of a collection, null for a type that is a key as it is.</summary>
    public static ITypeSymbol? Element(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String || KnownTypes.Scalar(type) is not null)
        {
            return null;
        }

        if (type is IArrayTypeSymbol array)
        {
            return array.Rank == 1 ? array.ElementType : null;
        }

        var enumerated = type.AllInterfaces.Prepend(type).OfType<INamedTypeSymbol>()
            .Where(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .ToList();
        return enumerated.Count == 1 ? enumerated[0].TypeArguments[0] : null;
    }

    /// <summary>Whether keys are large values, or tuples with one.</summary>
    public static bool HasBlobs(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.Any(element => HasBlobs(element.Type))
        : KnownTypes.Scalar(type)?.TypeText is "blob" or "blob?";

    /// <summary>
    /// Whether two keys with the same content are equal. Collections and memory are equal when they are the same instance,
    /// and none outlives a restart. Equality of an opaque type is its author's to define.
    /// </summary>
    public static bool HasEquality(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol or { SpecialType: SpecialType.System_Object } => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            HasEquality(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => HasEquality(element.Type)),
        _ when type.SpecialType == SpecialType.System_String => true,
        _ => Element(type) is null && KnownTypes.Scalar(type)?.TypeText != "bytes",
    };

    /// <summary>Whether keys have an order: by themselves, or as persistent objects by their ids.</summary>
    public static bool HasOrder(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true, // Judged where the class is closed.
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            HasOrder(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => HasOrder(element.Type)),
        _ => type.IsMarkedPersistent() || type.AllInterfaces.Any(candidate =>
            candidate.Is("System.IComparable")
            && (candidate.TypeArguments.IsEmpty || SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type))),
    };
}
