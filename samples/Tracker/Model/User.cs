namespace Tracker.Model;

[Persistent]
public partial class User
{
    public User(string name) => Name = name;

    [Unique(Ordered = true, StringComparison = StringComparison.OrdinalIgnoreCase)]
    public partial string Name { get; init; }
}
