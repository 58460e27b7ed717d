namespace PersistentObjects.Tests.References;

/// <summary>What the others refer to.</summary>
[Persistent]
public partial class Target
{
    public partial string Name { get; set; } = "";
}

[Persistent]
public partial class SpecialTarget : Target
{
    public partial int Rank { get; set; }
}
