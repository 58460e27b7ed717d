namespace PersistentObjects.Generator.Model;

/// <summary>A former name of an enum, structure or record, or of a member of one.</summary>
/// <param name="Type">The type's name today, without type arguments.</param>
/// <param name="Member">The member's name today; null when it is the type that was called differently.</param>
/// <param name="Former">The former name, of a type the full one.</param>
sealed record FormerNameModel(string Type, string? Member, string Former);
