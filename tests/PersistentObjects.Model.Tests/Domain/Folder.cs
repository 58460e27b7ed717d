namespace PersistentObjects.Model.Tests.Domain;

[Persistent]
public partial class Folder
{
    public Folder(string name) => Name = name;

    [Unique(StringComparison = StringComparison.OrdinalIgnoreCase)]
    public partial string Name { get; set; }
}
