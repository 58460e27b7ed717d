namespace PersistentObjects.Tests.Indexes.Files;

[Persistent]
public sealed partial class Folder
{
    public partial string Name { get; set; } = "";
}
