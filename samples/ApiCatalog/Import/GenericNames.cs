using System.Reflection.Metadata;

namespace ApiCatalog.Import;

/// <summary>The names of the type parameters in scope: those of the type and those of the method.</summary>
readonly record struct GenericNames(IReadOnlyList<string> OfType, IReadOnlyList<string> OfMethod)
{
    public static GenericNames For(MetadataReader metadata, TypeDefinition type) =>
        new(Read(metadata, type.GetGenericParameters()), []);

    public GenericNames With(MetadataReader metadata, MethodDefinition method) =>
        this with { OfMethod = Read(metadata, method.GetGenericParameters()) };

    static string[] Read(MetadataReader metadata, GenericParameterHandleCollection parameters) =>
        [.. parameters.Select(handle => metadata.GetString(metadata.GetGenericParameter(handle).Name))];
}
