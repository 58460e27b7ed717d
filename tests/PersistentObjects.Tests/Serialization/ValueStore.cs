namespace PersistentObjects.Tests.Serialization;

public sealed partial class ValueStore : PersistentStore
{
    public partial Extent<AllValues> Values { get; }
}
