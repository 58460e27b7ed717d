using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>Reads an assembly's types and their members from its metadata, without loading it.</summary>
sealed class AssemblyReader
{
    readonly MetadataReader _metadata;
    readonly ApiAssembly _assembly;
    readonly Dictionary<TypeDefinitionHandle, ApiType> _types = [];
    readonly List<ApiMember> _members = [];

    AssemblyReader(MetadataReader metadata, Framework framework, string path)
    {
        var definition = metadata.GetAssemblyDefinition();
        _metadata = metadata;
        _assembly = new ApiAssembly(
            framework, path, metadata.GetString(definition.Name), definition.Version.ToString());
    }

    /// <summary>Null when the file is not a managed assembly.</summary>
    public static AssemblyContents? Read(Framework framework, string path)
    {
        using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(path)));
        try
        {
            return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } metadata
                ? new AssemblyReader(metadata, framework, path).Read()
                : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    AssemblyContents Read()
    {
        // A type comes after the one that it is nested in (ECMA-335, II.22.32).
        foreach (var handle in _metadata.TypeDefinitions)
            Read(handle, _metadata.GetTypeDefinition(handle));
        return new AssemblyContents(_assembly, _types.Values, _members);
    }

    void Read(TypeDefinitionHandle handle, TypeDefinition definition)
    {
        var outer = definition.GetDeclaringType();
        ApiType? declaringType = null;
        if (IsCompilerGenerated(definition) || (!outer.IsNil && !_types.TryGetValue(outer, out declaringType)))
            return;

        var generics = GenericNames.For(_metadata, definition);
        var baseName = _metadata.FullName(definition.BaseType);
        var type = new ApiType(
            _assembly,
            declaringType,
            _metadata.FullName(definition),
            KindOf(definition, baseName),
            MetadataAccess.Of(definition.Attributes))
        {
            TypeParameters = OwnParameters(generics, outer),
            BaseName = baseName,
            Implementations = [.. Implementations(definition, generics)],
        };
        _types.Add(handle, type);
        _members.AddRange(new MemberReader(_metadata, type, definition, generics).Read());
    }

    IEnumerable<Implementation> Implementations(TypeDefinition definition, GenericNames generics)
    {
        foreach (var implementation in definition.GetInterfaceImplementations())
        {
            var @interface = _metadata.GetInterfaceImplementation(implementation).Interface;
            if (_metadata.FullName(@interface) is { } name)
                yield return new Implementation(name, SignatureTypes.Instance.GetType(_metadata, @interface, generics));
        }
    }

    /// <summary>Closures, iterators and the like, named so that no source can name them.</summary>
    bool IsCompilerGenerated(TypeDefinition type) => _metadata.GetString(type.Name).StartsWith('<');

    /// <summary>A nested type repeats its outer type's parameters before its own.</summary>
    string? OwnParameters(GenericNames generics, TypeDefinitionHandle outer)
    {
        var inherited = outer.IsNil ? 0 : _metadata.GetTypeDefinition(outer).GetGenericParameters().Count;
        return generics.OfType.Count > inherited ? string.Join(", ", generics.OfType.Skip(inherited)) : null;
    }

    static TypeKind KindOf(TypeDefinition type, string? baseName) => baseName switch
    {
        _ when type.Attributes.HasFlag(TypeAttributes.Interface) => TypeKind.Interface,
        "System.Enum" => TypeKind.Enum,
        "System.ValueType" => TypeKind.Struct,
        "System.MulticastDelegate" => TypeKind.Delegate,
        _ => TypeKind.Class,
    };
}
