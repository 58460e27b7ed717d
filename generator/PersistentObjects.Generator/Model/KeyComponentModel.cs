namespace PersistentObjects.Generator.Model;

/// <summary>A property that an index reads.</summary>
/// <param name="Name">Its name in metadata.</param>
/// <param name="Type">Its type in source text.</param>
/// <param name="Access">How generated code reads it.</param>
/// <param name="MayBeNothing">What to ask before a collection is enumerated: <c>is null</c>, <c>.IsDefault</c>, or nothing.</param>
sealed record KeyComponentModel(string Name, string Type, KeyAccess Access, string? MayBeNothing);
