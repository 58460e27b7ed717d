namespace PersistentObjects;

/// <summary>
/// Declares that no two live objects of the class, subclasses included, have the same value of this property, and
/// generates <c>Extent.By{Property}</c> to find the one that has it.
/// </summary>
/// <remarks>
/// Uniqueness is checked at the end of a write transaction's body, before anything is logged, so that two objects may
/// swap their values in one transaction; a setter outside a transaction throws <see cref="UniqueViolationException"/>
/// at once. Values are compared by <see cref="EqualityComparer{T}.Default"/>; null is not a key: any number of objects
/// may have it.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueAttribute : Attribute;
