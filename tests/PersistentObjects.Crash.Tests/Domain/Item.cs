namespace PersistentObjects.Crash.Tests.Domain;

/// <summary>What accounts and customers have in common.</summary>
[Persistent]
public abstract partial class Item
{
    protected Item(int serial, string code) => (Serial, Code) = (serial, code);

    /// <summary>The object's name in the model, which can't know the id of an object whose Add was interrupted.</summary>
    [Unique]
    public partial int Serial { get; set; }

    /// <summary>Swapped between objects.</summary>
    [Unique]
    public partial string Code { get; set; }

    [Index]
    public partial Grade Grade { get; set; }

    public partial string? Note { get; set; }

    /// <summary>Null, itself, or one of a cycle.</summary>
    public partial Item? Partner { get; set; }
}
