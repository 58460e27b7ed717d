namespace ApiCatalog.Model;

/// <summary>An assembly of a framework.</summary>
[Persistent]
public partial class ApiAssembly
{
    public ApiAssembly(Framework framework, string path, string name, string version)
    {
        Framework = framework;
        Path = path;
        Name = name;
        Version = version;
    }

    public partial Framework Framework { get; init; }

    /// <summary>Unique, where the name is not: one framework may forward to what another one contains.</summary>
    [Unique]
    public partial string Path { get; init; }

    [Index]
    public partial string Name { get; init; }

    public partial string Version { get; init; }

    public override string ToString() => $"{Name} {Version}";
}
