using System.Collections.Immutable;

namespace ApiCatalog.Model;

/// <summary>A class, struct, interface, enum or delegate.</summary>
[Persistent]
public partial class ApiType
{
    public ApiType(ApiAssembly assembly, ApiType? declaringType, string fullName, TypeKind kind, Access access)
    {
        Assembly = assembly;
        DeclaringType = declaringType;
        FullName = fullName;
        Name = TypeNames.Simple(fullName);
        Kind = kind;
        Access = access;
    }

    [Index]
    public partial ApiAssembly Assembly { get; init; }

    /// <summary>The type that this one is nested in.</summary>
    [Index]
    public partial ApiType? DeclaringType { get; init; }

    /// <summary>As metadata has it: <c>System.Collections.Generic.List`1+Enumerator</c>.</summary>
    [Index]
    public partial string FullName { get; init; }

    /// <summary>As people look for it: <c>Enumerator</c>.</summary>
    [Index(Ordered = true)]
    public partial string Name { get; init; }

    public partial TypeKind Kind { get; init; }

    public partial Access Access { get; init; }

    /// <summary>The names of its type parameters: <c>TKey, TValue</c>.</summary>
    public partial string? TypeParameters { get; init; }

    public partial string? BaseName { get; init; }

    /// <summary>Null for a root of the hierarchy, and as long as the base's assembly is not in the catalogue.</summary>
    [Index]
    public partial ApiType? Base { get; set; }

    /// <summary>What its declaration says that it implements.</summary>
    public partial ImmutableArray<Implementation> Implementations { get; init; } = [];

    /// <summary>What it implements, as far as that is in the catalogue: one for each implementation.</summary>
    [Index]
    public partial ImmutableArray<ApiType> Interfaces { get; set; } = [];

    /// <summary>Whether code in another assembly can name it.</summary>
    public bool IsVisible =>
        Access is Access.Public or Access.Protected
        && DeclaringType is null or { IsVisible: true };

    public string DisplayName => TypeParameters is null ? Name : $"{Name}<{TypeParameters}>";

    /// <summary>As C# has it: <c>System.Collections.Generic.List.Enumerator</c>.</summary>
    public string QualifiedName => DeclaringType is { } outer ? $"{outer.QualifiedName}.{Name}"
        : Namespace is "" ? Name
        : $"{Namespace}.{Name}";

    public string Namespace => TypeNames.Namespace(FullName);

    public IEnumerable<ApiType> Ancestors
    {
        get
        {
            for (var type = Base; type is not null; type = type.Base)
                yield return type;
        }
    }

    public override string ToString() => FullName;
}
