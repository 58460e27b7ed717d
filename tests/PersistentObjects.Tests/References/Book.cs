namespace PersistentObjects.Tests.References;

[Persistent]
public partial class Book
{
    /// <summary>Has no index of its own.</summary>
    public partial Shelf? Shelf { get; set; }

    [Index, OnDelete(DeleteRule.Restrict)]
    public partial Shelf? Owner { get; set; }

    // Nothing is to depend on it.
    public override bool Equals(object? obj) => obj is Book;

    public override int GetHashCode() => 0;
}

[Persistent]
public partial class Novel : Book;
