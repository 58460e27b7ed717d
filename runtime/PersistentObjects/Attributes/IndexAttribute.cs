namespace PersistentObjects;

/// <summary>
/// Keeps an equality index over this property and generates <c>Extent.By{Property}</c>, which gives all objects that
/// have a value, in the order of their ids.
/// </summary>
/// <remarks>
/// The index is part of every transaction (a rollback restores it) and is rebuilt at open; it takes no space on disk.
/// Values are compared by <see cref="EqualityComparer{T}.Default"/>; null is a key like any other.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IndexAttribute : Attribute;
