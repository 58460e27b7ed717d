namespace PersistentObjects;

/// <summary>
/// States that a field, property or event of a persistent class is meant to live in memory only. It is not logged, a rollback
/// does not restore it, and after recovery it holds what its initializer gives.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class NotPersistentAttribute : Attribute;
