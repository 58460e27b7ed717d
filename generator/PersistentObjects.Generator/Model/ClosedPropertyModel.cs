namespace PersistentObjects.Generator.Model;

/// <summary>A property of a generic base class, with the type that it has there.</summary>
/// <param name="Name">The name in metadata.</param>
/// <param name="Shape">How its values are encoded.</param>
sealed record ClosedPropertyModel(string Name, ValueShape Shape);
