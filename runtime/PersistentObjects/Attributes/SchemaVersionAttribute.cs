namespace PersistentObjects;

/// <summary>
/// Numbers the releases of a store's classes, so that programs of different releases can take turns at one store: see
/// <see cref="StoreOptions.OldestReader"/>. Without it a store has version 0.
/// </summary>
/// <param name="version">At least 1, raised by every release that changes classes.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SchemaVersionAttribute(int version) : Attribute
{
    /// <summary>The version.</summary>
    public int Version { get; } = version;
}
