using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>The framework's types for which the runtime has codecs.</summary>
static class KnownTypes
{
    const string Immutable = "System.Collections.Immutable.";
    const string Blob = "PersistentBlob";
    const string Frozen = "System.Collections.Frozen.";

    /// <summary>The shape of a type that is stored as one value.</summary>
    public static ValueShape.Scalar? Scalar(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String ? NullInside(type, "String", "string")
        : Primitive(type.SpecialType)
        ?? (type is INamedTypeSymbol { ContainingType: null } named ? System(named) : null);

    /// <summary>The kind of an immutable collection as the log names it, null for any other type.</summary>
    public static string? CollectionKind(INamedTypeSymbol type) => type switch
    {
        { Name: "ImmutableArray", Arity: 1 } when type.Is(Immutable + "ImmutableArray") => "array",
        { Name: "ImmutableList" or "ImmutableQueue" or "ImmutableStack", Arity: 1 } when type.Is(Immutable + type.Name) => "list",
        { Name: "ImmutableHashSet" or "ImmutableSortedSet", Arity: 1 } when type.Is(Immutable + type.Name) => "set",
        { Name: "ImmutableDictionary" or "ImmutableSortedDictionary", Arity: 2 } when type.Is(Immutable + type.Name) => "map",
        { Name: "FrozenSet", Arity: 1 } when type.Is(Frozen + "FrozenSet") => "set",
        { Name: "FrozenDictionary", Arity: 2 } when type.Is(Frozen + "FrozenDictionary") => "map",
        _ => null,
    };

    static ValueShape.Scalar? Primitive(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => new("Boolean", "bool", FieldLoad.Volatile),
        SpecialType.System_Byte => new("Byte", "uint8", FieldLoad.Volatile),
        SpecialType.System_SByte => new("SByte", "int8", FieldLoad.Volatile),
        SpecialType.System_Int16 => new("Int16", "int16", FieldLoad.Volatile),
        SpecialType.System_UInt16 => new("UInt16", "uint16", FieldLoad.Volatile),
        SpecialType.System_Int32 => new("Int32", "int32", FieldLoad.Volatile),
        SpecialType.System_UInt32 => new("UInt32", "uint32", FieldLoad.Volatile),
        SpecialType.System_Int64 => new("Int64", "int64", FieldLoad.Volatile),
        SpecialType.System_UInt64 => new("UInt64", "uint64", FieldLoad.Volatile),
        SpecialType.System_Single => new("Single", "float32", FieldLoad.Volatile),
        SpecialType.System_Double => new("Double", "float64", FieldLoad.Volatile),
        SpecialType.System_Decimal => new("Decimal", "decimal", FieldLoad.Wide),
        SpecialType.System_Char => new("Char", "char", FieldLoad.Word),
        SpecialType.System_DateTime => new("DateTime", "datetime", FieldLoad.Word),
        _ => null,
    };

    static ValueShape.Scalar? System(INamedTypeSymbol type) => type.Name switch
    {
        "Guid" when type.Is("System.Guid") => new("Guid", "guid", FieldLoad.Wide),
        "DateTimeOffset" when type.Is("System.DateTimeOffset") => new("DateTimeOffset", "datetimeoffset", FieldLoad.Wide),
        "DateOnly" when type.Is("System.DateOnly") => new("DateOnly", "date", FieldLoad.Word),
        "TimeOnly" when type.Is("System.TimeOnly") => new("TimeOnly", "time", FieldLoad.Word),
        "TimeSpan" when type.Is("System.TimeSpan") => new("TimeSpan", "timespan", FieldLoad.Word),
        "Int128" when type.Is("System.Int128") => new("Int128", "int128", FieldLoad.Wide),
        "UInt128" when type.Is("System.UInt128") => new("UInt128", "uint128", FieldLoad.Wide),
        "Half" when type.Is("System.Half") => new("Half", "float16", FieldLoad.Word),
        "Rune" when type.Is("System.Text.Rune") => new("Rune", "rune", FieldLoad.Word),
        "BigInteger" when type.Is("System.Numerics.BigInteger") => new("BigInteger", "bigint", FieldLoad.Wide),
        "Uri" when type.Is("System.Uri") => NullInside(type, "Uri", "uri"),
        "Version" when type.Is("System.Version") => NullInside(type, "Version", "version"),
        Blob when type.Is("PersistentObjects." + Blob) => NullInside(type, "Blob", "blob"),
        "ReadOnlyMemory" when IsOfBytes(type) && type.Is("System.ReadOnlyMemory") => new("ReadOnlyMemory", "bytes", FieldLoad.Wide),
        "ImmutableArray" when IsOfBytes(type) && type.Is(Immutable + "ImmutableArray") => new("ImmutableBytes", "bytes", FieldLoad.Word),
        _ => null,
    };

    static bool IsOfBytes(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 1 && type.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    // Where annotations are off nothing keeps null away, so null must be storable.
    static ValueShape.Scalar NullInside(ITypeSymbol type, string codec, string text) =>
        type.NullableAnnotation == NullableAnnotation.NotAnnotated
            ? new(codec, text, FieldLoad.Volatile)
            : new("Nullable" + codec, text + "?", FieldLoad.Volatile);
}
