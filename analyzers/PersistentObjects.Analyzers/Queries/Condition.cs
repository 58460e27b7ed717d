using Microsoft.CodeAnalysis;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>One comparison of a filter: a property of the element with something that is the same for all elements.</summary>
/// <param name="Property">The property.</param>
/// <param name="Asked">How it is compared.</param>
/// <param name="Key">With what.</param>
/// <param name="Comparison">The member of StringComparison that holds if the property is a string.</param>
sealed record Condition(IPropertySymbol Property, Asked Asked, FilterKey Key, int Comparison = Condition.Ordinal)
{
    public const int Ordinal = 4;

    public bool IsRange => Asked != Asked.Equal;

    public bool IsNullable => IsNullableType(Property.Type);

    /// <summary>Whether the index, over this property alone or among others, compares it in the same way.</summary>
    public bool Fits(IPropertySymbol property, ExtentIndex index) =>
        SymbolEqualityComparer.Default.Equals(Property.OriginalDefinition, property.OriginalDefinition)
        && (Property.Type.SpecialType != SpecialType.System_String || Comparison == index.Comparison);

    /// <summary>Whether the index gives exactly what the comparison gives, also where null or no number is compared.</summary>
    /// <param name="finds">Whether it is equality, and the index knows null as a key.</param>
    public bool IsExact(bool finds) =>
        Key.IsStable
        && !IsFloating(Property.Type)
        && ((finds && IsNullable) || !Key.MayBeNull)
        && !(Asked == Asked.StartsWith && IsNullable);

    public static bool IsNullableType(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated };

    /// <summary>Operators say that NaN differs from itself and from everything; indexes say where it comes.</summary>
    public static bool IsFloating(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? IsFloating(nullable.TypeArguments[0])
            : type.SpecialType is SpecialType.System_Single or SpecialType.System_Double || type.Name == "Half";
}
