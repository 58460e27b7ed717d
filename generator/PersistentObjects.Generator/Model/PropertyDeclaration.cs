namespace PersistentObjects.Generator.Model;

/// <summary>
/// What the implementing part of a partial property must repeat of the declaring one: modifiers, type (with the
/// names of tuple elements) and accessors. Attributes, documentation and initializers stay in the user's part.
/// </summary>
/// <param name="Modifiers">All modifiers including <c>partial</c>, as the user wrote them.</param>
/// <param name="Type">The type in source text.</param>
/// <param name="Name">The name, escaped when it is a keyword; with parameters for an indexer.</param>
/// <param name="HasInitializer">Whether the declaring part has an initializer, which needs a field.</param>
/// <param name="Getter">The get accessor, if there is one.</param>
/// <param name="Setter">The set or init accessor, if there is one.</param>
sealed record PropertyDeclaration(
    string Modifiers,
    string Type,
    string Name,
    bool HasInitializer,
    AccessorDeclaration? Getter,
    AccessorDeclaration? Setter);
