namespace PersistentObjects;

/// <summary>
/// The stored data does not fit today's classes. The store was not opened and no byte of it was changed.
/// </summary>
public sealed class IncompatibleSchemaException : PersistentStoreException
{
    internal IncompatibleSchemaException(IReadOnlyList<string> differences)
        : base("The stored data does not fit today's classes; nothing was changed. Declare what has changed: [FormerlyNamed] on what has "
            + "another name, [Retired] for what is gone, [ConvertFrom] on a property of another type. Or open the store with the program "
            + "that wrote it:" + Environment.NewLine
            + string.Join(Environment.NewLine, differences.Select(d => "- " + d)))
        => Differences = differences;

    /// <summary>Every difference, one sentence each.</summary>
    public IReadOnlyList<string> Differences { get; }
}
