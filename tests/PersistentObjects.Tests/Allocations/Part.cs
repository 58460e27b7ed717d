using System.Collections.Immutable;

namespace PersistentObjects.Tests.Allocations;

/// <summary>A property for each kind of index, so that setting it changes that index and no other.</summary>
[Persistent]
[Index(nameof(Shelf), nameof(Place), Ordered = true)]
public partial class Part
{
    [Unique]
    public partial long Number { get; set; }

    [Index]
    public partial int Kind { get; set; }

    [Index(Ordered = true)]
    public partial long Weight { get; set; }

    public partial int Shelf { get; set; }

    public partial long Place { get; set; }

    [Index]
    public partial ImmutableArray<int> Tags { get; set; } = [];

    [Index(Where = nameof(IsSold))]
    public partial long Price { get; set; }

    public partial bool IsSold { get; set; }

    public partial long Serial { get; set; }

    [Index]
    public long Series => Serial / 2;

    public partial long Stock { get; set; }
}
