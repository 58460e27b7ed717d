namespace PersistentObjects.Tests.Singles;

[Persistent]
public partial class Settings
{
    public partial string Title { get; set; } = "untitled";

    public partial int LastNumber { get; set; }
}

[Persistent]
public partial class Paper
{
    public partial int Number { get; set; }
}

public sealed partial class Office : PersistentStore
{
    public partial Settings Settings { get; }

    public partial Extent<Settings> AllSettings { get; }

    public partial Extent<Paper> Papers { get; }
}

/// <summary>The same classes in a store that does not mind how many there are.</summary>
public sealed partial class Archive : PersistentStore
{
    public partial Extent<Settings> AllSettings { get; }

    public partial Extent<Paper> Papers { get; }
}
