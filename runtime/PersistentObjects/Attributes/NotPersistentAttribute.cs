namespace PersistentObjects;

/// <summary>
/// States that a field or property of a persistent class is meant to live in memory only. It is not logged, a rollback
/// does not restore it, and after recovery it holds what its initializer gives.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NotPersistentAttribute : Attribute;
