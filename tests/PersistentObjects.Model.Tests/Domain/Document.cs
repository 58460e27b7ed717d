using System.Collections.Immutable;

namespace PersistentObjects.Model.Tests.Domain;

/// <summary>A class with every kind of index.</summary>
[Persistent]
[Unique(nameof(Folder), nameof(Name), Where = nameof(IsLive))]
[Unique(nameof(Folder), nameof(Alias), Ordered = true)]
[Index(nameof(Folder), nameof(Size), Ordered = true)]
[Index(nameof(Folder), nameof(Tier), nameof(Name), Ordered = true, Name = "ByPlace", StringComparison = StringComparison.OrdinalIgnoreCase)]
[Index(nameof(Tier), nameof(Size))]
public partial class Document
{
    [Index]
    public partial Folder? Folder { get; set; }

    public partial string Name { get; set; } = "";

    public partial string? Alias { get; set; }

    [Unique]
    public partial string? Code { get; set; }

    [Unique(Ordered = true)]
    public partial int? Rank { get; set; }

    [Index(Ordered = true)]
    public partial int? Size { get; set; }

    [Index(StringComparison = StringComparison.OrdinalIgnoreCase)]
    public partial string? Owner { get; set; }

    [Index(Where = nameof(IsLive), Name = "ByLiveTier")]
    public partial Tier Tier { get; set; }

    [Index]
    public partial ImmutableArray<string> Tags { get; set; } = [];

    public partial PersistentList<string> Notes { get; }

    [Index]
    public partial PersistentSet<string> Marks { get; }

    public partial PersistentDictionary<string, int> Ratings { get; }

    /// <summary>Some are small enough for the log, some have a file.</summary>
    public partial PersistentBlob? Cover { get; set; }

    [Index(Comparer = typeof(Remainder))]
    public partial int Slot { get; set; }

    public partial bool IsDropped { get; set; }

    /// <summary>Read by no index, and wider than a machine word.</summary>
    public partial decimal Worth { get; set; }

    public bool IsLive => !IsDropped;

    [Index]
    public string Ending => Name.Length == 0 ? "" : Name[^1..];

    [Index(Ordered = true)]
    public IEnumerable<string> Words => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
