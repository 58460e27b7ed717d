#nullable disable

using System.Collections.Immutable;
using PersistentObjects;

// Written before anybody in this house annotated references.
namespace Warehousing;

public struct Location : IEquatable<Location>
{
    public char Aisle;
    public byte Shelf;
    public ushort Bin;

    public Location(char aisle, byte shelf, ushort bin)
    {
        Aisle = aisle;
        Shelf = shelf;
        Bin = bin;
    }

    public bool Equals(Location other) => Aisle == other.Aisle && Shelf == other.Shelf && Bin == other.Bin;

    public override bool Equals(object obj) => obj is Location && Equals((Location)obj);

    public override int GetHashCode() => (Aisle << 24) ^ (Shelf << 16) ^ Bin;

    public override string ToString() => Aisle + "-" + Shelf + "-" + Bin;
}

public enum MovementKind : short
{
    Correction = -1,
    In = 1,
    Out = 2,
}

[Persistent]
public partial class Article
{
    [Unique]
    public partial ulong Ean { get; set; }

    public partial string Description { get; set; }

    public partial decimal Weight { get; set; }

    public partial ImmutableArray<string> Hazards { get; set; }
}

[Persistent]
public partial class StockItem
{
    public StockItem(Article article, Location location)
    {
        Article = article;
        Location = location;
    }

    [Index]
    public partial Article Article { get; private set; }

    [Unique]
    public partial Location Location { get; private set; }

    public partial int Quantity { get; internal set; }

    public partial string Batch { get; set; }

    public partial StockItem Overflow { get; set; }

    public bool IsEmpty
    {
        get { return Quantity == 0; }
    }

    public void MoveTo(Location location)
    {
        Location = location;
    }
}

[Persistent]
public sealed partial class Movement
{
    internal Movement(StockItem item, MovementKind kind, int quantity, DateTime at, string by)
    {
        Item = item;
        Kind = kind;
        Quantity = quantity;
        At = at;
        By = by;
    }

    [Index]
    public partial StockItem Item { get; private set; }

    [Index]
    public partial MovementKind Kind { get; private set; }

    public partial int Quantity { get; private set; }

    public partial DateTime At { get; private set; }

    [Index]
    public partial string By { get; private set; }
}

public sealed partial class Warehouse : PersistentStore
{
    public partial Extent<Article> Articles { get; }

    public partial Extent<StockItem> Stock { get; }

    public partial Extent<Movement> Movements { get; }

    public void Move(StockItem item, MovementKind kind, int quantity, DateTime at, string by)
    {
        Write(delegate
        {
            if (kind == MovementKind.Out) quantity = -quantity;
            if (item.Quantity + quantity < 0) throw new InvalidOperationException("There are only " + item.Quantity);
            item.Quantity += quantity;
            Add(new Movement(item, kind, quantity, at, by));
        });
    }

    public int CountOf(Article article)
    {
        return Stock.ByArticle[article].Sum(item => item.Quantity);
    }
}
