namespace PersistentObjects;

/// <summary>
/// A newer program has written to the store what this one would misread. It was not opened, and nothing was changed.
/// </summary>
/// <remarks>See <see cref="SchemaVersionAttribute"/> and <see cref="StoreOptions.OldestReader"/>.</remarks>
public sealed class ProgramTooOldException : PersistentStoreException
{
    internal ProgramTooOldException(int requiredVersion, int programVersion, string writtenBy)
        : base(
            $"The store can be read by programs of schema version {requiredVersion} and later, and this one has "
            + (programVersion == 0 ? "no [SchemaVersion]. " : $"version {programVersion}. ")
            + $"It was written by {(writtenBy.Length == 0 ? "a newer program" : $"'{writtenBy}'")}. Nothing was changed; open it with a program of version {requiredVersion} or later.")
        => (RequiredVersion, ProgramVersion, WrittenBy) = (requiredVersion, programVersion, writtenBy);

    /// <summary>The oldest schema version that understands the store.</summary>
    public int RequiredVersion { get; }

    /// <summary>The schema version of this program, 0 for none.</summary>
    public int ProgramVersion { get; }

    /// <summary>Name and version of the assembly that has raised the required version.</summary>
    public string WrittenBy { get; }
}
