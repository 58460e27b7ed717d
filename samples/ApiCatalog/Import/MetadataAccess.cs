using System.Reflection;
using System.Reflection.Metadata;
using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>Reads from the attribute bits who may use a type or member (ECMA-335, II.23.1).</summary>
static class MetadataAccess
{
    public static Access Of(TypeAttributes attributes) => (attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public or TypeAttributes.NestedPublic => Access.Public,
        TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => Access.Protected,
        TypeAttributes.NestedPrivate => Access.Private,
        _ => Access.Internal,
    };

    public static Access Of(MethodAttributes attributes) => (attributes & MethodAttributes.MemberAccessMask) switch
    {
        MethodAttributes.Public => Access.Public,
        MethodAttributes.Family or MethodAttributes.FamORAssem => Access.Protected,
        MethodAttributes.Assembly or MethodAttributes.FamANDAssem => Access.Internal,
        _ => Access.Private,
    };

    /// <summary>Fields use the same bits as methods.</summary>
    public static Access Of(FieldAttributes attributes) => Of((MethodAttributes)(int)attributes);

    /// <summary>A property or event has no access of its own: it has that of its most open accessor.</summary>
    public static Access Of(MetadataReader metadata, params ReadOnlySpan<MethodDefinitionHandle> accessors)
    {
        var access = Access.Private;
        foreach (var accessor in accessors)
        {
            if (!accessor.IsNil && Of(metadata.GetMethodDefinition(accessor).Attributes) is var own && own < access)
                access = own;
        }
        return access;
    }
}
