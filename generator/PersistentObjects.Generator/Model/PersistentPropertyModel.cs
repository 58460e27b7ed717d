namespace PersistentObjects.Generator.Model;

/// <summary>A persistent property of a class.</summary>
/// <param name="Name">The name in metadata and in the log, never escaped.</param>
/// <param name="Declaration">What the implementing part repeats.</param>
/// <param name="Shape">How its values are encoded.</param>
sealed record PersistentPropertyModel(string Name, PropertyDeclaration Declaration, ValueShape Shape)
{
    /// <summary>What it is checked for, null when it is not.</summary>
    public PropertyChecks? Checks { get; init; }
}
