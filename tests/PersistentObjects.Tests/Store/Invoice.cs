namespace PersistentObjects.Tests.Store;

[Persistent]
public sealed partial class Invoice : Document
{
    public partial Customer? Payer { get; set; }

    public partial decimal Total { get; set; }
}
