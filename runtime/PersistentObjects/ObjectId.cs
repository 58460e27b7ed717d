using System.Globalization;

namespace PersistentObjects;

/// <summary>The number that names an object in its store for ever: never reused, the same after a restart.</summary>
/// <param name="Value">A positive number; 0 is no object.</param>
public readonly record struct ObjectId(long Value) : IComparable<ObjectId>
{
    /// <inheritdoc/>
    public int CompareTo(ObjectId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
