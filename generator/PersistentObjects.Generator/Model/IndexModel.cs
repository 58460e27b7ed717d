namespace PersistentObjects.Generator.Model;

/// <summary>An index over a persistent property.</summary>
/// <param name="Kind">Which kind of index.</param>
/// <param name="Name">The name of its accessor on the extent: <c>ByEmail</c>.</param>
/// <param name="KeyName">The name of the indexed property.</param>
/// <param name="KeyType">The type of the indexed property in source text.</param>
/// <param name="KeyReference">The indexed property as documentation refers to it: <c>global::Shop.Account.Email</c>.</param>
/// <param name="IsPublic">Whether class, property and key type are all public.</param>
sealed record IndexModel(
    IndexKind Kind,
    string Name,
    string KeyName,
    string KeyType,
    string KeyReference,
    bool IsPublic);
