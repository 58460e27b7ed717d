namespace PersistentObjects.Tests.Store;

[Persistent]
public partial class Letter : Document
{
    public partial string? Text { get; set; }
}
