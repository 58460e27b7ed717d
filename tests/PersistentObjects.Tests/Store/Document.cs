namespace PersistentObjects.Tests.Store;

/// <summary>An abstract class with two subclasses, one of which no store names.</summary>
[Persistent]
public abstract partial class Document
{
    [Unique]
    public partial int Number { get; set; }

    [Index]
    public partial bool Urgent { get; set; }
}
