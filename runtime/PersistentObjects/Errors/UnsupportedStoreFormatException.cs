namespace PersistentObjects;

/// <summary>
/// A file of the store was written by a newer version of this library, in a format that this version does not know.
/// Nothing was changed; open the store with that newer version.
/// </summary>
public sealed class UnsupportedStoreFormatException : PersistentStoreException
{
    internal UnsupportedStoreFormatException(string file, long found, long supported)
        : base(
            $"'{file}' has format version {found}, and this version of PersistentObjects knows formats up to {supported}. "
            + "Nothing was changed. Open the store with the newer version that wrote it.")
    {
        File = file;
        Found = found;
        Supported = supported;
    }

    /// <summary>The full name of the file.</summary>
    public string File { get; }

    /// <summary>The format version that the file states.</summary>
    public long Found { get; }

    /// <summary>The newest format version that this library reads.</summary>
    public long Supported { get; }
}
