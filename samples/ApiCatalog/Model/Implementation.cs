namespace ApiCatalog.Model;

/// <summary>Says that a type implements an interface.</summary>
[Persistent]
public partial class Implementation
{
    public Implementation(ApiType type, string interfaceName, string signature)
    {
        Type = type;
        InterfaceName = interfaceName;
        Signature = signature;
    }

    [Index]
    public partial ApiType Type { get; init; }

    public partial string InterfaceName { get; init; }

    /// <summary>With its type arguments: <c>IComparable&lt;string&gt;</c>.</summary>
    public partial string Signature { get; init; }

    /// <summary>Null as long as the interface's assembly is not in the catalogue.</summary>
    [Index]
    public partial ApiType? Interface { get; set; }
}
