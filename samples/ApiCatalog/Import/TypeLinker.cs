using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>
/// Turns the names of bases and interfaces into references. That waits until all assemblies are there, since a base may
/// be in any of them; metadata is no help, because it names the assembly that forwards to the right one.
/// </summary>
sealed class TypeLinker(Catalog catalog)
{
    public void Run()
    {
        foreach (var type in catalog.Types)
        {
            if (type is { Base: null, BaseName: { } name })
                type.Base = Find(name, type.Assembly);
            if (type.Interfaces.Length < type.Implementations.Length)
                type.Interfaces = [.. Interfaces(type)];
        }
    }

    IEnumerable<ApiType> Interfaces(ApiType type) => type.Implementations
        .Select(implementation => Find(implementation.InterfaceName, type.Assembly))
        .OfType<ApiType>();

    /// <summary>Only visible names are unique among assemblies: each may have internal types called the same.</summary>
    ApiType? Find(string fullName, ApiAssembly mentionedBy)
    {
        var namesakes = catalog.Types.ByFullName[fullName];
        return namesakes.FirstOrDefault(type => type.Assembly == mentionedBy)
            ?? namesakes.FirstOrDefault(type => type.IsVisible)
            ?? namesakes.FirstOrDefault();
    }
}
