namespace PersistentObjects.Crash.Tests.Fragile;

/// <summary>A comparer of the user's.</summary>
public sealed class FragileOrder : IComparer<string>
{
    public static FragileOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        Fuse.Burn();
        return string.CompareOrdinal(x, y);
    }
}
