using PersistentObjects.Storage;
using PersistentObjects.Verification;

namespace PersistentObjects;

/// <summary>Verifies the directory of a store, without the application's classes.</summary>
/// <remarks>
/// <para>
/// Read are: every checksum of the log and of the snapshots, the order of versions and batches, the class descriptions, every value
/// by the type that is stored with it (what codecs of the application have made is passed over), every reference, and whether a
/// snapshot holds what the log gives up to its version. It reports all that it finds, not only the first.
/// </para>
/// <para>
/// Nothing is written and no lock is taken, so that the store may be open meanwhile, in this process or another one; what is
/// being written is no damage. Takes memory for the values of all objects when there are snapshots to compare, and less than
/// one byte an object when there are none.
/// </para>
/// </remarks>
public static class StoreVerification
{
    /// <summary>Verifies a store on the file system.</summary>
    /// <param name="directory">The store's directory.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static VerificationReport Verify(string directory, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        using var storage = new PhysicalStorage(directory);
        return Verify(storage, cancellationToken);
    }

    /// <summary>Verifies a store on a storage of any kind.</summary>
    /// <inheritdoc cref="Verify(string, CancellationToken)"/>
    /// <param name="storage">The store's directory; stays the caller's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static VerificationReport Verify(IStorage storage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return StoreVerifier.Run(storage, keepsObjects: true, durable: 0, cancellationToken);
    }
}
