using System.Collections.Immutable;

namespace PersistentObjects.Tests.Blobs;

[Persistent]
public partial class Album
{
    public partial string Title { get; set; } = "";

    public partial PersistentBlob? Photo { get; set; }

    public partial ImmutableArray<PersistentBlob> Pages { get; set; } = [];

    public partial ImmutableDictionary<string, Cover> Covers { get; set; } = ImmutableDictionary<string, Cover>.Empty;

    public partial ImmutableHashSet<PersistentBlob> Stickers { get; set; } = [];

    public partial PersistentList<PersistentBlob> Scans { get; }

    public partial PersistentDictionary<string, Cover> Prints { get; }

    public partial Album? Next { get; set; }
}

public sealed record Cover(PersistentBlob? Image, int Year);

public sealed partial class Archive : PersistentStore
{
    public partial Extent<Album> Albums { get; }
}
