using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Finds the shape of a property's type.</summary>
static class ValueShapeParser
{
    /// <summary>The shape, or null when values of the type can't be stored.</summary>
    public static ValueShape? Parse(ITypeSymbol type) =>
        type switch
        {
            { SpecialType: SpecialType.System_String } =>
                new ValueShape.Scalar(AllowsNull(type) ? "NullableString" : "String", Wide: false),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                Parse(nullable.TypeArguments[0]) is { } value ? new ValueShape.Nullable(value) : null,
            INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration =>
                new ValueShape.Enumeration(TypeDeclarationParser.Reference(enumeration)),
            INamedTypeSymbol { TypeKind: TypeKind.Class } target when target.IsMarkedPersistent() =>
                new ValueShape.Reference(TypeDeclarationParser.Reference(target), AllowsNull(type)),
            _ => Primitive(type.SpecialType) ?? System(type),
        };

    // Where annotations are off nothing keeps null away, so null must be storable.
    static bool AllowsNull(ITypeSymbol type) => type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    static ValueShape.Scalar? Primitive(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => new("Boolean", Wide: false),
        SpecialType.System_Byte => new("Byte", Wide: false),
        SpecialType.System_SByte => new("SByte", Wide: false),
        SpecialType.System_Int16 => new("Int16", Wide: false),
        SpecialType.System_UInt16 => new("UInt16", Wide: false),
        SpecialType.System_Int32 => new("Int32", Wide: false),
        SpecialType.System_UInt32 => new("UInt32", Wide: false),
        SpecialType.System_Int64 => new("Int64", Wide: false),
        SpecialType.System_UInt64 => new("UInt64", Wide: false),
        SpecialType.System_Single => new("Single", Wide: false),
        SpecialType.System_Double => new("Double", Wide: false),
        SpecialType.System_Decimal => new("Decimal", Wide: true),
        SpecialType.System_Char => new("Char", Wide: false),
        SpecialType.System_DateTime => new("DateTime", Wide: false),
        _ => null,
    };

    static ValueShape.Scalar? System(ITypeSymbol type) =>
        type.Is("System.Guid") ? new("Guid", Wide: true)
        : type.Is("System.DateTimeOffset") ? new("DateTimeOffset", Wide: true)
        : null;
}
