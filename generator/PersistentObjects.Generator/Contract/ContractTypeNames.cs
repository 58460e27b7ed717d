using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Contract;

/// <summary>
/// Spells types as the contract has them: as the schema records do, but structures by name alone, since the contract lists
/// their members once, and type parameters by their names.
/// </summary>
static class ContractTypeNames
{
    /// <summary>The type of a property; empty when it can't be stored, which another diagnostic says.</summary>
    public static string Of(IPropertySymbol property) =>
        OpaqueParser.DeclaredCodec(property) is not null ? Opaque("codec", property.Type) : Of(property.Type);

    /// <summary>The type of a value; empty when it can't be stored.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.Name + (parameter.NullableAnnotation == NullableAnnotation.Annotated ? "?" : ""),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            Of(nullable.TypeArguments[0]) is { Length: > 0 } value ? value + "?" : "",
        _ when OpaqueParser.DeclaredCodec(type) is not null => Opaque("codec", type),
        _ when KnownTypes.Scalar(type) is { } scalar => scalar.TypeText,
        INamedTypeSymbol named => Named(named),
        _ => "",
    };

    static string Named(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
            ? type.EnumUnderlyingType is { } underlying ? $"enum {TypeNames.Of(type)} : {KnownTypes.Scalar(underlying)?.TypeText}" : ""
        : type.IsMarkedPersistent() ? $"ref {Identifiers.PersistentName(type)}{Mark(type)}"
        : type.IsPersistentCollection() ? Collection(ChangingKind(type), type)
        : KnownTypes.CollectionKind(type) is { } kind ? Collection(kind, type)
        : OpaqueParser.IsMemoryPackable(type) ? Opaque("memorypack", type)
        : !StructureParser.MayBeStructure(type) ? ""
        : type is { IsTupleType: true, TupleElements.Length: > 1 } ? Join("(", type.TupleElements.Select(element => element.Type), ")")
        : $"{(type.IsReferenceType ? "record" : "struct")} {TypeNames.Of(type)}{Mark(type)}";

    static string ChangingKind(INamedTypeSymbol type) => type.Name switch
    {
        "PersistentList" => "plist",
        "PersistentSet" => "pset",
        _ => "pmap",
    };

    static string Collection(string kind, INamedTypeSymbol type) =>
        Join(kind + "<", type.TypeArguments, ">") is { Length: > 0 } text
            ? text + (type.IsPersistentCollection() ? "" : Mark(type))
            : "";

    static string Join(string begin, IEnumerable<ITypeSymbol> types, string end)
    {
        var texts = types.Select(Of).ToList();
        return texts.Contains("") ? "" : $"{begin}{string.Join(", ", texts)}{end}";
    }

    static string Opaque(string keyword, ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? $"{keyword} {TypeNames.Of(nullable.TypeArguments[0])}?"
            : $"{keyword} {TypeNames.Of(type)}{Mark(type)}";

    // Where annotations are off nothing keeps null away, so null is stored.
    static string Mark(ITypeSymbol type) =>
        type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated ? "?" : "";
}
