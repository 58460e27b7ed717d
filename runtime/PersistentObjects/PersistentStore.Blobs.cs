using PersistentObjects.Blobs;
using PersistentObjects.Recovery;
using PersistentObjects.Transactions;

namespace PersistentObjects;

// Large values.
public abstract partial class PersistentStore
{
    BlobFolder? _blobs;

    internal BlobFolder? Blobs => _blobs;

    /// <summary>
    /// Makes a blob of what is left in a stream. A large one goes to a file of this store, piece by piece; when this returns, it is
    /// durable, and setting it to a property costs no more than setting a number.
    /// </summary>
    /// <remarks>
    /// Keeps nobody else waiting, unless it is called inside a write transaction. The blob stays while the process holds it, or an
    /// object has it; a file that nothing mentions is deleted when a snapshot was taken. A blob of one store may be set in
    /// another one, which copies it then. Stores in memory keep it in memory.
    /// </remarks>
    /// <param name="content">Read to its end, and not disposed.</param>
    /// <exception cref="IOException">The stream could not be read, or the file not be written, on a full disk for example. Nothing was changed; the store goes on.</exception>
    /// <exception cref="StoreFaultedException">The store has failed, and is not written any more.</exception>
    /// <exception cref="ObjectDisposedException">The store is disposed.</exception>
    public PersistentBlob CreateBlob(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        RequireBlobs();
        return _blobs is null ? CreateInMemory(content) : _blobs.Create(content);
    }

    /// <summary>As <see cref="CreateBlob(Stream)"/>, reading the stream asynchronously.</summary>
    /// <inheritdoc cref="CreateBlob(Stream)"/>
    /// <param name="content">Read to its end, and not disposed.</param>
    /// <param name="cancellationToken">Ends it; what was written is removed.</param>
    public Task<PersistentBlob> CreateBlobAsync(Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        RequireBlobs();
        return _blobs is null ? CreateInMemoryAsync(content, cancellationToken) : _blobs.CreateAsync(content, cancellationToken);
    }

    void RequireBlobs()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        if (_transactions.Fault is { } fault) throw StoreFaultedException.NoBlob(fault);
    }

    static PersistentBlob CreateInMemory(Stream content)
    {
        using var buffer = new MemoryStream();
        content.CopyTo(buffer);
        return InMemory(buffer);
    }

    static async Task<PersistentBlob> CreateInMemoryAsync(Stream content, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return InMemory(buffer);
    }

    static PersistentBlob InMemory(MemoryStream buffer) => PersistentBlob.FromBytes(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));

    void PrepareBlobs(PersistentObject added)
    {
        if (_blobs is not null && Heap.Classes.HasBlobs && !Heap.IsWriting) BlobPreparation.Prepare(_blobs, Heap, added);
    }

    /// <summary>Every blob that was read is where it must be. The log and the snapshot are not needed to say so, but who has it.</summary>
    void RequireBlobFiles(BlobFolder folder)
    {
        if (folder.FindMissing() is not { } fault) return;
        var owner = BlobOwners.Find(Heap, fault.Hash);
        throw new StoreCorruptedException(
            folder.Storage.Describe(fault.Path), fault.Offset,
            owner is null ? $"{fault.Expected}, which the log mentions" : $"{fault.Expected}, which {owner} has",
            fault.Found);
    }
}
