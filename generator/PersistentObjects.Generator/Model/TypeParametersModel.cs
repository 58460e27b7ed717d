namespace PersistentObjects.Generator.Model;

/// <summary>The type parameters of a generic persistent class, which its file-local model has as well.</summary>
/// <param name="Names">Their names, not escaped.</param>
/// <param name="List">For source text: <c>&lt;TKey&gt;</c>.</param>
/// <param name="Constraints">The same constraints in source text, empty without any: <c> where TKey : notnull</c>.</param>
sealed record TypeParametersModel(EquatableArray<string> Names, string List, string Constraints);
