namespace PersistentObjects.Generator.Model;

/// <summary>A persistent property that a key depends on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BaseClass">The base class that declares it, in source text; null when the class itself does.</param>
sealed record ReadPropertyModel(string Name, string? BaseClass);
