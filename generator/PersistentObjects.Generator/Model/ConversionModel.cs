namespace PersistentObjects.Generator.Model;

/// <summary>A method that makes a value of a property from one that was stored with another type.</summary>
/// <param name="Method">Its name in metadata.</param>
/// <param name="OldType">The type of its parameter in source text.</param>
/// <param name="ReturnType">The type that it returns in source text.</param>
/// <param name="Old">How the old values are encoded.</param>
sealed record ConversionModel(string Method, string OldType, string ReturnType, ValueShape Old);
