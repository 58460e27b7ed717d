namespace PersistentObjects;

/// <summary>An object and the property through which it refers to another one.</summary>
/// <param name="Object">The object.</param>
/// <param name="Property">The name of its property.</param>
/// <param name="Target">The object that it refers to.</param>
public readonly record struct Referrer(PersistentObject Object, string Property, PersistentObject Target);
