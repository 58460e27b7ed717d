using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// The names of generic classes with type arguments in the log: <c>Shop.Entity&lt;int32&gt;</c>, as FORMAT.md spells types.
/// They tell classes apart exactly as the runtime does, so by no nullable annotation and no name in a tuple.
/// </summary>
static class ClosedNames
{
    static readonly Dictionary<string, string> ValueNames = new()
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "uint8",
        ["System.SByte"] = "int8",
        ["System.Int16"] = "int16",
        ["System.UInt16"] = "uint16",
        ["System.Int32"] = "int32",
        ["System.UInt32"] = "uint32",
        ["System.Int64"] = "int64",
        ["System.UInt64"] = "uint64",
        ["System.Int128"] = "int128",
        ["System.UInt128"] = "uint128",
        ["System.Half"] = "float16",
        ["System.Single"] = "float32",
        ["System.Double"] = "float64",
        ["System.Decimal"] = "decimal",
        ["System.Char"] = "char",
        ["System.String"] = "string",
        ["System.Guid"] = "guid",
        ["System.DateTime"] = "datetime",
        ["System.DateTimeOffset"] = "datetimeoffset",
        ["System.DateOnly"] = "date",
        ["System.TimeOnly"] = "time",
        ["System.TimeSpan"] = "timespan",
    };

    public static string Of(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            Of(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol { IsTupleType: true } tuple =>
            $"({string.Join(", ", tuple.TupleElements.Select(element => Of(element.Type)))})",
        INamedTypeSymbol named => ValueNames.TryGetValue(FullName(named), out var name) ? name : FullName(named),
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        _ => type.Name,
    };

    static string FullName(INamedTypeSymbol type)
    {
        var container = type.ContainingType is { } outer
            ? FullName(outer) + "+"
            : string.Concat(Identifiers.NamespaceParts(type.ContainingNamespace).Select(part => part + "."));
        return type.TypeArguments.IsEmpty
            ? container + type.Name
            : $"{container}{type.Name}<{string.Join(", ", type.TypeArguments.Select(Of))}>";
    }
}
