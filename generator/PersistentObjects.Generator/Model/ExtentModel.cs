namespace PersistentObjects.Generator.Model;

/// <summary>An extent that a store names as a property.</summary>
/// <param name="Declaration">What the implementing part repeats.</param>
/// <param name="Class">The fully qualified name of the extent's class.</param>
sealed record ExtentModel(PropertyDeclaration Declaration, string Class);
