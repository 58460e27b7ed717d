namespace PersistentObjects.Tests.References;

public sealed partial class LinkStore : PersistentStore
{
    public partial Extent<Target> Targets { get; }

    public partial Extent<Link> Links { get; }

    public partial Extent<Guard> Guards { get; }

    public partial Extent<Bond> Bonds { get; }

    public partial Extent<TargetTag> Tags { get; }

    public partial Extent<Child> Children { get; }
}
