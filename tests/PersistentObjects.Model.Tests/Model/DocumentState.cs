using System.Collections.Immutable;
using PersistentObjects.Model.Tests.Domain;

namespace PersistentObjects.Model.Tests.Model;

/// <summary>What a document holds at one moment. Its folder is an id, 0 when there is none.</summary>
sealed record DocumentState
{
    public bool IsMemo { get; init; }

    public long Folder { get; init; }

    public string Name { get; init; } = "";

    public string? Alias { get; init; }

    public string? Code { get; init; }

    public int? Rank { get; init; }

    public int? Size { get; init; }

    public string? Owner { get; init; }

    public Tier Tier { get; init; }

    public ImmutableArray<string> Tags { get; init; } = Values.Tags[0];

    /// <summary>With commas between them.</summary>
    public string Notes { get; init; } = "";

    /// <summary>In order, with commas between them.</summary>
    public string Marks { get; init; } = "";

    /// <summary>In the order of their keys, with commas between them.</summary>
    public string Ratings { get; init; } = "";

    /// <summary>How often a collection was changed: changes that cancel each other are logged, since each logs itself.</summary>
    public int Edits { get; init; }

    /// <summary>The hash.</summary>
    public string? Cover { get; init; }

    public int Slot { get; init; }

    public bool IsDropped { get; init; }

    public decimal Worth { get; init; }

    public string Ending => Name.Length == 0 ? "" : Name[^1..];

    public IEnumerable<string> Words => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
