namespace PersistentObjects.Generator.Model;

/// <summary>
/// A declaration that can't be generated. Its partial properties get bodies that throw, because the compiler would
/// otherwise bury the diagnostic that says why under one error for each property without a body.
/// </summary>
sealed record StubModel(TypeDeclaration Declaration, StubKind Kind, EquatableArray<PropertyDeclaration> Properties);
