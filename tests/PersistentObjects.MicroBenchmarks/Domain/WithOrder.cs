namespace PersistentObjects.MicroBenchmarks.Domain;

[Persistent]
public partial class WithOrder
{
    [Index(Ordered = true)]
    public partial long Key { get; set; }
}
