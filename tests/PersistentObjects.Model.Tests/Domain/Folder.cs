namespace PersistentObjects.Model.Tests.Domain;

[Persistent]
public partial class Folder
{
    public Folder(string name) => Name = name;

    [Unique(StringComparison = StringComparison.OrdinalIgnoreCase)]
    public partial string Name { get; set; }

    [InverseOf(nameof(Document.Folder))]
    public partial InverseSet<Document> Documents { get; }
}
