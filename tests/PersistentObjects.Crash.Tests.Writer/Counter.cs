namespace PersistentObjects.Crash.Tests.Writer;

/// <summary>The number of a writer's last transaction, which sets both of its properties.</summary>
[Persistent]
public partial class Counter
{
    public Counter(int writer) => Writer = writer;

    [Unique]
    public partial int Writer { get; set; }

    public partial long First { get; set; }

    public partial long Last { get; set; }
}
