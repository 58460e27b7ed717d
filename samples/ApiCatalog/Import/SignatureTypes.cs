using System.Collections.Immutable;
using System.Reflection.Metadata;
using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>Writes the types in a signature as C# does: <c>Dictionary&lt;string, int?&gt;[]</c>.</summary>
sealed class SignatureTypes : ISignatureTypeProvider<string, GenericNames>
{
    public static readonly SignatureTypes Instance = new();

    public string GetType(MetadataReader reader, EntityHandle type, GenericNames names) => type.Kind switch
    {
        HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)type, 0),
        _ => GetTypeFromSpecification(reader, names, (TypeSpecificationHandle)type, 0),
    };

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Void => "void",
        PrimitiveTypeCode.Boolean => "bool",
        PrimitiveTypeCode.Char => "char",
        PrimitiveTypeCode.SByte => "sbyte",
        PrimitiveTypeCode.Byte => "byte",
        PrimitiveTypeCode.Int16 => "short",
        PrimitiveTypeCode.UInt16 => "ushort",
        PrimitiveTypeCode.Int32 => "int",
        PrimitiveTypeCode.UInt32 => "uint",
        PrimitiveTypeCode.Int64 => "long",
        PrimitiveTypeCode.UInt64 => "ulong",
        PrimitiveTypeCode.Single => "float",
        PrimitiveTypeCode.Double => "double",
        PrimitiveTypeCode.String => "string",
        PrimitiveTypeCode.Object => "object",
        PrimitiveTypeCode.IntPtr => "nint",
        PrimitiveTypeCode.UIntPtr => "nuint",
        _ => typeCode.ToString(),
    };

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        TypeNames.Simple(reader.GetString(reader.GetTypeDefinition(handle).Name));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = TypeNames.Simple(reader.GetString(type.Name));
        return name is "Decimal" && reader.StringComparer.Equals(type.Namespace, "System") ? "decimal" : name;
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, GenericNames genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        genericType is "Nullable" ? $"{typeArguments[0]}?" : $"{genericType}<{string.Join(", ", typeArguments)}>";

    // An index comes from somebody else's file: one that is out of range is shown, not trusted.
    public string GetGenericTypeParameter(GenericNames genericContext, int index) =>
        index < genericContext.OfType.Count ? genericContext.OfType[index] : $"T{index}";

    public string GetGenericMethodParameter(GenericNames genericContext, int index) =>
        index < genericContext.OfMethod.Count ? genericContext.OfMethod[index] : $"M{index}";

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetByReferenceType(string elementType) => $"ref {elementType}";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetFunctionPointerType(MethodSignature<string> signature) =>
        $"delegate*<{string.Join(", ", [.. signature.ParameterTypes, signature.ReturnType])}>";

    // What a modifier or a pin says is for compilers.
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;
}
