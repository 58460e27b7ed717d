namespace PersistentObjects.Generator.Model;

/// <summary>The other side of a reference.</summary>
/// <param name="Name">The name of the property, never escaped.</param>
/// <param name="Declaration">What the implementing part repeats.</param>
/// <param name="Referring">The class of the objects that refer.</param>
/// <param name="Reference">The name of their property.</param>
sealed record InverseModel(string Name, PropertyDeclaration Declaration, TypeRef Referring, string Reference);
