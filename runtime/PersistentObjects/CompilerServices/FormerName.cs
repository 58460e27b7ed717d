using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>What a <see cref="FormerlyNamedAttribute"/> says of an enum, a structure or a record, or of a member.</summary>
/// <param name="Type">The type's name as the schema records spell it today, without type arguments.</param>
/// <param name="Member">The member's name today; null when it is the type that was called differently.</param>
/// <param name="Former">The full former name of the type, without type arguments, or the former name of the member.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct FormerName(string Type, string? Member, string Former);
