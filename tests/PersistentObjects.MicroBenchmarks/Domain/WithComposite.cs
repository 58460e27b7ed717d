namespace PersistentObjects.MicroBenchmarks.Domain;

[Persistent]
[Index(nameof(Group), nameof(Key), Ordered = true)]
public partial class WithComposite
{
    public partial int Group { get; set; }

    public partial long Key { get; set; }
}
