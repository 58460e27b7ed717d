namespace PersistentObjects.MicroBenchmarks.Domain;

[Persistent]
public partial class WithComputed
{
    public partial long Number { get; set; }

    [Index]
    public long Key => Number / 10;
}
