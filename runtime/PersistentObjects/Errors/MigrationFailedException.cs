namespace PersistentObjects;

/// <summary>
/// A <see cref="MigrationAttribute">migration</see> has thrown. The store was not opened and nothing was changed: it runs again at
/// the next open.
/// </summary>
public sealed class MigrationFailedException : PersistentStoreException
{
    internal MigrationFailedException(string migration, Exception innerException)
        : base(
            $"The migration '{migration}' has thrown {innerException.GetType().Name}: {Sentence(innerException.Message)} The store was not opened and nothing was changed. "
            + "Correct the migration, or open the store with the program that wrote it.",
            innerException)
        => Migration = migration;

    /// <summary>The id of the migration.</summary>
    public string Migration { get; }

    // Messages of users often have no full stop.
    static string Sentence(string message) => message.Length > 0 && char.IsLetterOrDigit(message[^1]) ? message + "." : message;
}
