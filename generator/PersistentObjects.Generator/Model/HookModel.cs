namespace PersistentObjects.Generator.Model;

/// <summary>A partial method that the user has implemented, for the store to call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declaration">The defining declaration to add, null when the user has written it.</param>
sealed record HookModel(string Name, string? Declaration);
