namespace PersistentObjects.Tests.Store;

/// <summary>A class that the bank does not have.</summary>
[Persistent]
public partial class Stranger
{
    public partial string? Name { get; set; }
}
