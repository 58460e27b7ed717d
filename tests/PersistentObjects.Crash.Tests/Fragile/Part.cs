namespace PersistentObjects.Crash.Tests.Fragile;

/// <summary>Whatever can be user code in a transaction is, and can throw: codec, key, comparer, getter of a computed key.</summary>
[Persistent]
public partial class Part
{
    public Part(string name) => Name = name;

    [Unique(Ordered = true, Comparer = typeof(FragileOrder))]
    public partial string Name { get; set; }

    [Index]
    public partial Label? Label { get; set; }

    public partial Label? Hidden { get; set; }

    public partial Guid Token { get; set; }

    public partial int Weight { get; set; }

    public partial Part? Whole { get; set; }

    /// <summary>Calls the hash code of the label, by a way that the generator does not follow.</summary>
    [Index]
    public int Class => (EqualityComparer<Label?>.Default.GetHashCode(Label!) & 1) + Weight / 10;
}

public sealed partial class PartStore : PersistentStore
{
    public partial Extent<Part> Parts { get; }
}
