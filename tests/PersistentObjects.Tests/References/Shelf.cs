namespace PersistentObjects.Tests.References;

/// <summary>The other side of several references, one of them its own.</summary>
[Persistent]
public partial class Shelf
{
    public partial string Name { get; set; } = "";

    [OnDelete(DeleteRule.Cascade)]
    public partial Shelf? Parent { get; set; }

    [InverseOf(nameof(Parent))]
    public partial InverseSet<Shelf> Children { get; }

    [InverseOf(nameof(Book.Shelf))]
    public partial InverseSet<Book> Books { get; }

    [InverseOf(nameof(Book.Shelf))]
    public partial InverseSet<Novel> Novels { get; }

    [InverseOf(nameof(Book.Owner))]
    public partial InverseSet<Book> Owned { get; }
}

/// <summary>A subclass, with a set of its own.</summary>
[Persistent]
public partial class GlassShelf : Shelf
{
    [InverseOf(nameof(Book.Shelf))]
    public partial InverseSet<Book> Shown { get; }
}
