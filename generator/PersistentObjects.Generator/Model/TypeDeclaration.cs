namespace PersistentObjects.Generator.Model;

/// <summary>What a generated partial part must repeat of a type's declaration.</summary>
/// <param name="Namespace">The namespace with escaped keywords, empty for the global one.</param>
/// <param name="Headers">The declarations to open, outermost first: <c>partial class Order</c>, <c>partial class Line</c>.</param>
/// <param name="Name">The type's own name, escaped when it is a keyword.</param>
/// <param name="Type">The type itself.</param>
sealed record TypeDeclaration(string Namespace, EquatableArray<string> Headers, string Name, TypeRef Type);
