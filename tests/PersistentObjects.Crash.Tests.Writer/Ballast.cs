namespace PersistentObjects.Crash.Tests.Writer;

/// <summary>Takes memory.</summary>
[Persistent]
public partial class Ballast
{
    [Unique]
    public partial int Number { get; set; }

    /// <summary>The transaction that added it.</summary>
    [Index]
    public partial int Transaction { get; set; }

    public partial string Text { get; set; } = "";
}
