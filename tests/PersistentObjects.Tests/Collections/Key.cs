namespace PersistentObjects.Tests.Collections;

/// <summary>A key with as bad a hash code as a test likes; no two objects are the same, but equal ones have equal numbers.</summary>
sealed class Key(int number, int hash) : IEquatable<Key>
{
    public int Number { get; } = number;

    public int Hash { get; set; } = hash;

    public bool IsFaulty { get; set; }

    public bool Equals(Key? other) => IsFaulty || other?.IsFaulty == true ? throw new NotSupportedException("equality") : Number == other?.Number;

    public override bool Equals(object? obj) => Equals(obj as Key);

    public override int GetHashCode() => IsFaulty ? throw new NotSupportedException("hash") : Hash;
}
