namespace PersistentObjects.Tests.References;

/// <summary>All references have an index, and nobody refers to it.</summary>
[Persistent]
public partial class Child
{
    [Index]
    public partial Target? Parent { get; set; }

    [Index, OnDelete(DeleteRule.Restrict)]
    public partial Target? Guard { get; set; }
}
