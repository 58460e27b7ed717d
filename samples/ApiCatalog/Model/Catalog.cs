namespace ApiCatalog.Model;

/// <summary>Everything the catalogue knows: the objects that are here are the ones that outlive the process.</summary>
public sealed partial class Catalog : PersistentStore
{
    public partial Extent<Framework> Frameworks { get; }
    public partial Extent<ApiAssembly> Assemblies { get; }
    public partial Extent<ApiType> Types { get; }
    public partial Extent<ApiMember> Members { get; }
    public partial Extent<Note> Notes { get; }
}
