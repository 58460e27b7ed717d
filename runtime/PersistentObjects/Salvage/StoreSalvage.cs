using PersistentObjects.Salvage;
using PersistentObjects.Storage;

namespace PersistentObjects;

/// <summary>Brings what is readable of a damaged store into a new directory, without the application's classes.</summary>
/// <remarks>
/// <para>
/// The new store has an identity of its own, and the objects with their ids and versions, as of the last version that was found.
/// It starts from the newest sound snapshot, else from the beginning of the log, else from the readable parts of a damaged
/// snapshot. Behind damage in the log every transaction is carried out that can be read, and that finds all objects that it changes
/// or refers to; each whole or not at all. So an object may have the values of later transactions and lack those of a lost one in
/// between: the report says which versions are lost. If a lost part held a changed description of a class, transactions behind
/// it are read by the older one, and carried out only when they decode exactly.
/// </para>
/// <para>
/// Nothing is written to the old directory. The report is returned, and lies beside the new store as <c>salvage.json</c> and
/// <c>salvage.txt</c>. References to lost objects lead to deleted ones. Takes memory for the values of all objects.
/// </para>
/// </remarks>
public static class StoreSalvage
{
    /// <summary>Salvages a store on the file system.</summary>
    /// <param name="directory">The directory of the damaged store, which nobody should have open.</param>
    /// <param name="target">A directory that is missing or empty.</param>
    /// <param name="cancellationToken">Ends it; what was written is removed again.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The target is not empty or can't be written to, or there is nothing of a store in the directory.</exception>
    public static SalvageReport Salvage(string directory, string target, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentException.ThrowIfNullOrEmpty(target);
        using var from = new PhysicalStorage(directory);
        using var to = new PhysicalStorage(target);
        return Salvage(from, to, cancellationToken);
    }

    /// <summary>Salvages a store on a storage of any kind.</summary>
    /// <inheritdoc cref="Salvage(string, string, CancellationToken)"/>
    /// <param name="source">The directory of the damaged store; stays the caller's.</param>
    /// <param name="target">A directory that is missing or empty; stays the caller's.</param>
    /// <param name="cancellationToken">Ends it; what was written is removed again.</param>
    public static SalvageReport Salvage(IStorage source, IStorage target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        return StoreSalvager.Run(source, target, cancellationToken);
    }
}
