namespace PersistentObjects.Model.Tests.Domain;

/// <summary>A subclass, whose objects are in the extent and the indexes of the base.</summary>
[Persistent]
public partial class Memo : Document
{
    public partial string Text { get; set; } = "";
}
