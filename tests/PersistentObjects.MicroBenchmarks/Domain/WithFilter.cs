namespace PersistentObjects.MicroBenchmarks.Domain;

[Persistent]
public partial class WithFilter
{
    [Index(Where = nameof(IsLive))]
    public partial int Key { get; set; }

    public partial bool IsLive { get; set; } = true;
}
