namespace PersistentObjects.Storage;

/// <summary>An open file of an <see cref="IStorage"/>, read and written at explicit offsets.</summary>
/// <remarks>
/// <para>
/// Durability: when <see cref="Sync"/> has returned normally, every <see cref="Write"/> to this file that had returned
/// before it was called survives a power failure, and so does the file's length. What was written after the last sync
/// may survive in any part and order, down to single sectors.
/// </para>
/// <para>
/// When <see cref="Sync"/> throws, none of these writes can be counted on ever again: the operating system may have
/// dropped them while it still shows them to readers, and may report success for the next sync. So a failed sync is
/// never repeated, and the file's contents are read again only after <see cref="DropCache"/>.
/// </para>
/// <para>Used by one thread at a time. Disposing does not sync.</para>
/// </remarks>
public interface IStorageFile : IDisposable
{
    /// <summary>The file's length in bytes.</summary>
    long Length { get; }

    /// <summary>
    /// Reads into <paramref name="buffer"/> and returns the number of bytes read: fewer than asked for only at the end of
    /// the file.
    /// </summary>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes all of <paramref name="bytes"/>, growing the file when needed.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Makes all earlier writes to this file durable.</summary>
    void Sync();

    /// <summary>
    /// Asks that what is read next comes from the disk, except for writes that are still on their way there. Without it, a
    /// store that is opened again after a failed sync would read, and build on, bytes that only memory holds.
    /// </summary>
    void DropCache();
}
