namespace Tracker.Model;

[Persistent]
public partial class Project
{
    public Project(string key, string title) => (Key, Title) = (key, title);

    [Unique(Ordered = true, StringComparison = StringComparison.OrdinalIgnoreCase)]
    public partial string Key { get; init; }

    public partial string Title { get; init; }

    /// <summary>The newest issue's number. Only a transaction takes the next one, so that there are neither gaps nor twins.</summary>
    public partial int LastNumber { get; set; }
}
