namespace PersistentObjects.MicroBenchmarks.Domain;

[Persistent]
public partial class WithUnique
{
    [Unique]
    public partial long Key { get; set; }
}
