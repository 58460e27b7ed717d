namespace PersistentObjects.Crash.Tests.Writer;

/// <summary>What is filled up with ballast.</summary>
public sealed partial class Hold : PersistentStore
{
    public partial Extent<Ballast> Ballast { get; }

    public static StoreOptions Options(string directory) => new()
    {
        Directory = directory,
        Durability = Durability.Relaxed,
        SnapshotLogBytes = 4 << 20,
    };
}
