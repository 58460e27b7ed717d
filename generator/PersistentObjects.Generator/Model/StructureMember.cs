namespace PersistentObjects.Generator.Model;

/// <summary>A member of a structure.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="Type">Its type in source text.</param>
/// <param name="Shape">How it is encoded.</param>
sealed record StructureMember(string Name, string Type, ValueShape Shape);
