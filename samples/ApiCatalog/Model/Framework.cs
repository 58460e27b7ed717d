namespace ApiCatalog.Model;

/// <summary>A directory of assemblies, usually one of the shared frameworks of .NET.</summary>
[Persistent]
public partial class Framework
{
    public Framework(string name, string version, string directory)
    {
        Name = name;
        Version = version;
        Directory = directory;
    }

    public partial string Name { get; init; }

    public partial string Version { get; init; }

    [Unique]
    public partial string Directory { get; init; }

    /// <summary>False until the last of its types has found its base: what was interrupted goes on then.</summary>
    public partial bool IsImported { get; set; }

    public override string ToString() => $"{Name} {Version}".TrimEnd();
}
