namespace PersistentObjects.Generator.Model;

/// <summary>An index over a persistent property.</summary>
/// <param name="Kind">Which kind of index.</param>
/// <param name="Name">The name of its accessor on the extent: <c>ByEmail</c>.</param>
/// <param name="Property">The indexed property; one of the same class's.</param>
/// <param name="IsPublic">Whether class, property and key type are all public.</param>
sealed record IndexModel(IndexKind Kind, string Name, PersistentPropertyModel Property, bool IsPublic);
