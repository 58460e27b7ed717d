namespace PersistentObjects.Tests.References;

/// <summary>Books belong to it because shelves have sets of them.</summary>
public sealed partial class ShelfStore : PersistentStore
{
    public partial Extent<Shelf> Shelves { get; }
}
