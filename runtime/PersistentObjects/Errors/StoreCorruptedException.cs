namespace PersistentObjects;

/// <summary>
/// A file of the store holds something else than what had been written and synced to it, or is missing. The store
/// refuses to open rather than losing acknowledged transactions silently; no file was changed.
/// </summary>
/// <remarks>
/// The end of a write that a power failure interrupted is not corruption: it is cut away and reported, and the store
/// opens.
/// </remarks>
public sealed class StoreCorruptedException : PersistentStoreException
{
    const string Advice =
        "Nothing was changed. Keep a copy of the directory, and restore the store from a backup.";

    internal StoreCorruptedException(
        string file, long offset, string expected, string found, string? evidence = null, Exception? innerException = null)
        : base(
            $"The store is corrupted: '{file}', offset {offset}: expected {expected}, found {found}. "
            + (evidence is null ? Advice : $"{evidence} {Advice}"),
            innerException)
    {
        File = file;
        Offset = offset;
        Expected = expected;
        Found = found;
    }

    /// <summary>The full name of the file that is damaged or missing.</summary>
    public string File { get; }

    /// <summary>Where in <see cref="File"/> the damage begins, in bytes from its start; 0 when the file is missing.</summary>
    public long Offset { get; }

    /// <summary>What should be there.</summary>
    public string Expected { get; }

    /// <summary>What is there.</summary>
    public string Found { get; }
}
