using System.Reflection.Metadata;

namespace ApiCatalog.Import;

/// <summary>Full names of types, which are the same whichever assembly mentions the type.</summary>
static class MetadataNames
{
    public static string FullName(this MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{metadata.FullName(metadata.GetTypeDefinition(outer))}+{name}"
            : Qualified(metadata.GetString(type.Namespace), name);
    }

    /// <summary>Null for what has no name of its own, such as an array.</summary>
    public static string? FullName(this MetadataReader metadata, EntityHandle type) => type.Kind switch
    {
        _ when type.IsNil => null,
        HandleKind.TypeDefinition => metadata.FullName(metadata.GetTypeDefinition((TypeDefinitionHandle)type)),
        HandleKind.TypeReference => metadata.FullName(metadata.GetTypeReference((TypeReferenceHandle)type)),
        HandleKind.TypeSpecification => GenericDefinition(metadata, (TypeSpecificationHandle)type),
        _ => null,
    };

    static string FullName(this MetadataReader metadata, TypeReference type)
    {
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind is HandleKind.TypeReference
            ? $"{metadata.FullName(type.ResolutionScope)}+{name}"
            : Qualified(metadata.GetString(type.Namespace), name);
    }

    /// <summary><c>List&lt;T&gt;</c> of <c>List&lt;int&gt;</c> (ECMA-335, II.23.2.14: GENERICINST, its kind, it).</summary>
    static string? GenericDefinition(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        return signature.ReadSignatureTypeCode() is SignatureTypeCode.GenericTypeInstance
            && signature.ReadSignatureTypeCode() is SignatureTypeCode.TypeHandle
            ? metadata.FullName(signature.ReadTypeHandle())
            : null;
    }

    static string Qualified(string @namespace, string name) => @namespace is "" ? name : $"{@namespace}.{name}";
}
