namespace PersistentObjects;

/// <summary>
/// Marks a method of a store that brings its data to what today's program expects, where attributes can't say how. It runs
/// once in the life of each store, when it is opened.
/// </summary>
/// <example>
/// <code>
/// [Migration("2026-11 names in two parts")]
/// void SplitNames(RetiredData retired)
/// {
///     foreach (var person in People) person.FirstName = retired.Get&lt;string&gt;(person, "Name").Split(' ')[0];
/// }
/// </code>
/// </example>
/// <remarks>
/// All migrations that a store has not run yet run in the order of their ids, compared character by character, in one
/// transaction before <c>Open</c> returns: all of them and the note that they have run, or nothing. A new store has nothing to
/// migrate, and notes them as run. The method returns nothing, and has no parameter or one of type <see cref="RetiredData"/>.
/// </remarks>
/// <param name="id">Names the migration in the store, for ever. Begin with the date, so that the order is that of writing.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class MigrationAttribute(string id) : Attribute
{
    /// <summary>The name of the migration in the store.</summary>
    public string Id { get; } = id;
}
