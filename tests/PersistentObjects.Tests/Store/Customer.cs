namespace PersistentObjects.Tests.Store;

[Persistent]
public partial class Customer
{
    public partial string Name { get; set; } = "";

    public partial Customer? Partner { get; set; }

    public partial Account? Main { get; set; }
}
