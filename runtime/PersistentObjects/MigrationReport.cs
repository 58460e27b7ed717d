using System.Globalization;
using System.Text;

namespace PersistentObjects;

/// <summary>What <c>PreviewMigrations</c> has found: what opening the store with this program would do to its data. Nothing of it was done.</summary>
public sealed record MigrationReport
{
    /// <summary>The full name of the store's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The commit version of the store; 0 when there is none yet, or nothing in it, or when there are <see cref="Differences"/>.</summary>
    public long Version { get; init; }

    /// <summary>How many live objects there are before the migrations; not counted when there are <see cref="Differences"/>.</summary>
    public long Objects { get; init; }

    /// <summary>
    /// The ids of the migrations that the store has not run, in their order. Also those that are held back while an older program
    /// must be able to read the store (<see cref="StoreOptions.OldestReader"/>). Empty when there are <see cref="Differences"/>.
    /// </summary>
    public IReadOnlyList<string> PendingMigrations { get; init; } = [];

    /// <summary>What each of them does, those that came before it having run; up to the one that has thrown.</summary>
    public IReadOnlyList<MigrationEffect> Effects { get; init; } = [];

    /// <summary>The objects of retired classes that are deleted afterwards, since their data is given up (<see cref="RetiredAttribute.DropData"/>).</summary>
    public IReadOnlyList<ClassEffect> GivenUp { get; init; } = [];

    /// <summary>The differences between the stored data and today's classes that opening would refuse; then no migration was tried.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>
    /// What opening would throw because of a migration or of the data that it leaves: <see cref="MigrationFailedException"/>,
    /// <see cref="UniqueViolationException"/> and others. Null when it would succeed.
    /// </summary>
    public Exception? Failure { get; init; }

    /// <summary>A summary for a person.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Differences.Count > 0) text.Append(CultureInfo.InvariantCulture, $"'{Directory}': the data does not fit today's classes.");
        else text.Append(CultureInfo.InvariantCulture, $"'{Directory}', {Objects} objects at version {Version}: {Pending()}.");
        foreach (var difference in Differences) text.Append("\n- ").Append(difference);
        foreach (var id in PendingMigrations.Take(Effects.Count + 1))
        {
            text.Append('\n').Append(id).Append(": ");
            text.Append(Effects.FirstOrDefault(effect => effect.Id == id)?.Describe() ?? "not tried to its end");
        }
        if (GivenUp.Count > 0) text.Append("\ngiven up: ").Append(MigrationEffect.Describe(GivenUp));
        if (Failure is not null) text.Append('\n').Append(Failure.Message);
        return text.ToString();
    }

    string Pending() => PendingMigrations.Count switch
    {
        0 => "no migration is pending",
        1 => "1 migration is pending",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} migrations are pending"),
    };
}

/// <summary>What one migration does.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Classes">The classes of which it touches objects, in the order of their names.</param>
public sealed record MigrationEffect(string Id, IReadOnlyList<ClassEffect> Classes)
{
    internal string Describe() => Classes.Count == 0 ? "changes nothing" : Describe(Classes);

    internal static string Describe(IEnumerable<ClassEffect> classes)
        => string.Join("; ", classes.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Created} created, {c.Changed} changed, {c.Deleted} deleted")));
}

/// <summary>How many objects of a class a migration touches.</summary>
/// <param name="Name">The full name of the class.</param>
/// <param name="Created">How many it adds.</param>
/// <param name="Changed">How many have other values afterwards.</param>
/// <param name="Deleted">How many it deletes.</param>
public sealed record ClassEffect(string Name, long Created, long Changed, long Deleted);
