using System.Reflection;
using System.Reflection.Metadata;
using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>Reads the members that a type declares. Accessors and what compilers add are left out.</summary>
sealed class MemberReader(
    MetadataReader metadata, ApiType declaringType, TypeDefinition definition, GenericNames generics)
{
    readonly SignatureReader _signatures = new(metadata, generics);

    public IEnumerable<ApiMember> Read() => [.. Fields(), .. Properties(), .. Events(), .. Methods()];

    IEnumerable<ApiMember> Fields()
    {
        foreach (var handle in definition.GetFields())
        {
            var field = metadata.GetFieldDefinition(handle);
            var name = metadata.GetString(field.Name);
            if (!IsHidden(name) && !field.Attributes.HasFlag(FieldAttributes.RTSpecialName))
                yield return Member(MemberKind.Field, MetadataAccess.Of(field.Attributes), name, _signatures.Of(field));
        }
    }

    IEnumerable<ApiMember> Properties()
    {
        foreach (var handle in definition.GetProperties())
        {
            var property = metadata.GetPropertyDefinition(handle);
            var accessors = property.GetAccessors();
            if (accessors is { Getter.IsNil: true, Setter.IsNil: true })
                continue;

            var access = MetadataAccess.Of(metadata, accessors.Getter, accessors.Setter);
            yield return Member(
                MemberKind.Property, access, metadata.GetString(property.Name), _signatures.Of(property, accessors));
        }
    }

    IEnumerable<ApiMember> Events()
    {
        foreach (var handle in definition.GetEvents())
        {
            var @event = metadata.GetEventDefinition(handle);
            var adder = @event.GetAccessors().Adder;
            if (adder.IsNil)
                continue;

            var access = MetadataAccess.Of(metadata, adder);
            yield return Member(
                MemberKind.Event, access, metadata.GetString(@event.Name), _signatures.OfEvent(adder));
        }
    }

    IEnumerable<ApiMember> Methods()
    {
        foreach (var handle in definition.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            var name = metadata.GetString(method.Name);
            if (IsHidden(name) || IsAccessor(method.Attributes, name))
                continue;

            var kind = name is ".ctor" or ".cctor" ? MemberKind.Constructor : MemberKind.Method;
            yield return Member(kind, MetadataAccess.Of(method.Attributes), name, _signatures.Of(method));
        }
    }

    ApiMember Member(MemberKind kind, Access access, string name, Signature signature) =>
        new(declaringType, kind, access, name, signature);

    static bool IsHidden(string name) => name.StartsWith('<');

    /// <summary>Of the methods with special names, people call constructors and operators by themselves.</summary>
    static bool IsAccessor(MethodAttributes attributes, string name) =>
        attributes.HasFlag(MethodAttributes.SpecialName)
        && !attributes.HasFlag(MethodAttributes.RTSpecialName)
        && !name.Contains("op_", StringComparison.Ordinal);
}
