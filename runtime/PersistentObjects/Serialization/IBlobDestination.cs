namespace PersistentObjects.CompilerServices;

/// <summary>Where the content of the blobs goes that a <see cref="RecordWriter"/> is given.</summary>
/// <remarks>
/// Every value that contains blobs is encoded through its codec, wherever the blobs are in it. So this is the one place that a
/// blob passes on its way into a record or a snapshot.
/// </remarks>
interface IBlobDestination
{
    /// <summary>
    /// Whether the content is in a file, so that the value only mentions it; that is durable when this returns true. Else the
    /// content becomes a part of the value.
    /// </summary>
    /// <exception cref="IOException">The file could not be written. Nothing else has happened.</exception>
    bool HasFile(PersistentBlob blob);
}
