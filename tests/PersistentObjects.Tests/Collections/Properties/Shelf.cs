namespace PersistentObjects.Tests.Collections.Properties;

/// <summary>An object with collections of every kind.</summary>
[Persistent]
public partial class Shelf
{
    public partial string Name { get; set; } = "";

    public partial PersistentList<string?> Titles { get; }

    public partial PersistentList<long> Numbers { get; }

    public partial PersistentList<Volume> Volumes { get; }

    [Index]
    public partial PersistentSet<string> Labels { get; }

    public partial PersistentSet<decimal> Sizes { get; }

    public partial PersistentDictionary<string, decimal> Prices { get; }

    public partial PersistentDictionary<Volume, Volume?> Sequels { get; }

    [Index]
    public int TitleCount => Titles.Count;
}

/// <summary>Something to refer to.</summary>
[Persistent]
public partial class Volume
{
    public Volume(string title) => Title = title;

    public partial string Title { get; set; }
}

/// <summary>A store of both.</summary>
public sealed partial class Library : PersistentStore
{
    public partial Extent<Shelf> Shelves { get; }

    public partial Extent<Volume> Volumes { get; }

    public partial Extent<Reader> Readers { get; }
}

/// <summary>What happens to collections when an object goes that they refer to.</summary>
[Persistent]
public partial class Reader
{
    [OnDelete(DeleteRule.SetNull)]
    public partial PersistentList<Volume> Read { get; }

    [Index]
    [OnDelete(DeleteRule.SetNull)]
    public partial PersistentSet<Volume> Wanted { get; }

    [OnDelete(DeleteRule.SetNull)]
    public partial PersistentDictionary<Volume, int> Stars { get; }

    [Index]
    [OnDelete(DeleteRule.Cascade)]
    public partial PersistentSet<Shelf> Shelves { get; }
}
