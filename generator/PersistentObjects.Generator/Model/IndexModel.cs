namespace PersistentObjects.Generator.Model;

/// <summary>An index as an extent gives it.</summary>
/// <param name="Kind">Which kind of index.</param>
/// <param name="Name">The name of its accessor on the extent: <c>ByEmail</c>.</param>
/// <param name="KeyType">The type of the key in source text.</param>
/// <param name="TypeArguments">The type arguments of its definition: the key's type, or those of the two halves of an ordered composite key.</param>
/// <param name="KeyReferences">The indexed properties as documentation refers to them: <c>global::Shop.Account.Email</c>.</param>
/// <param name="IsOfElements">Whether the keys are the elements of a collection.</param>
/// <param name="IsPublic">Whether class, properties and key type are all public.</param>
/// <param name="Key">How the key is read; null for the index of a base class, which reads it itself.</param>
sealed record IndexModel(
    IndexKind Kind,
    string Name,
    string KeyType,
    string TypeArguments,
    EquatableArray<string> KeyReferences,
    bool IsOfElements,
    bool IsPublic,
    IndexKeyModel? Key);
