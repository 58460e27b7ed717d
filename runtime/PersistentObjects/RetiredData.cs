namespace PersistentObjects;

/// <summary>
/// What a store still has of properties and classes that are not declared any more, for a migration to read. Only valid while
/// the migration runs, on its thread.
/// </summary>
/// <remarks>
/// Values come back as the types that they were stored with: numbers, strings, times and the like as themselves; an enum as its
/// own type, or its number; references as objects, null when they have been deleted; a list, set or array as <c>T[]</c> or
/// <see cref="IReadOnlyList{T}"/> of <see cref="object"/>; a dictionary as pairs; a structure or record as
/// <c>RetiredRecord</c>.
/// </remarks>
public sealed class RetiredData
{
    internal RetiredData()
    {
    }
}
