namespace PersistentObjects.MicroBenchmarks.Domain;

[Persistent]
public partial class WithEquality
{
    [Index]
    public partial int Key { get; set; }
}
