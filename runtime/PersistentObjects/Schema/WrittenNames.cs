namespace PersistentObjects.Schema;

/// <summary>How a class is described to programs that do not know what it is called today.</summary>
/// <param name="Name">The name of the class that they know.</param>
/// <param name="Properties">Of the properties that they know, by today's names: name and type as they know them.</param>
sealed record WrittenNames(string Name, IReadOnlyDictionary<string, StoredProperty> Properties);
