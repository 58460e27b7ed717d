namespace PersistentObjects.Schema;

/// <summary>A property as a schema record describes it.</summary>
sealed record StoredProperty(string Name, string TypeName);

/// <summary>
/// A class as a schema record describes it: enough to read its objects without the application's assembly.
/// </summary>
/// <param name="Number">Names this description in the records that follow it. Never used again.</param>
/// <param name="Name">The full name of the class.</param>
/// <param name="BaseName">The persistent class that it derives from, empty for none.</param>
/// <param name="Properties">All properties, inherited ones first, in the order in which values are written.</param>
sealed record StoredClass(int Number, string Name, string BaseName, IReadOnlyList<StoredProperty> Properties);
