namespace PersistentObjects.Generator.Model;

/// <summary>A type as generated code names it and as the log names it.</summary>
/// <param name="FullyQualifiedName">For source text: <c>global::Shop.Order.Line</c>.</param>
/// <param name="PersistentName">For the log, like a metadata name: <c>Shop.Order+Line</c>.</param>
sealed record TypeRef(string FullyQualifiedName, string PersistentName);
