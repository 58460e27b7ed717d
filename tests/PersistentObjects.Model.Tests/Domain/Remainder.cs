namespace PersistentObjects.Model.Tests.Domain;

/// <summary>A comparison of the user's, under which different values are one key.</summary>
public sealed class Remainder : IEqualityComparer<int>
{
    public bool Equals(int x, int y) => x % 3 == y % 3;

    public int GetHashCode(int obj) => obj % 3;
}
