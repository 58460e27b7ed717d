namespace PersistentObjects.Tests.Objects;

/// <summary>A class with members of its own that are named like those of every persistent object.</summary>
[Persistent]
public partial class Ticket
{
    [Unique]
    public partial int Id { get; set; }

    public partial string? Version { get; set; }

    public partial bool IsDeleted { get; set; }

    public partial Ticket? Store { get; set; }

    public override string ToString() => $"ticket {Id}";
}
