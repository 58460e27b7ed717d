namespace PersistentObjects.Schema;

/// <summary>The class descriptions of the log as of one commit version.</summary>
/// <param name="LastNumber">The last schema number that was given out.</param>
/// <param name="Latest">The newest description of each class, in the order of their numbers.</param>
sealed record SchemaState(int LastNumber, IReadOnlyList<StoredClass> Latest)
{
    /// <summary>Who wrote the log, and which migrations have run.</summary>
    public StoreHistory History { get; init; } = StoreHistory.Empty;
}
