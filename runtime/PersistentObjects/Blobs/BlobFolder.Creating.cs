namespace PersistentObjects.Blobs;

/// <content>Blobs out of streams.</content>
sealed partial class BlobFolder
{
    /// <summary>A blob of what is left in a stream. Only what may stay in memory is held there.</summary>
    internal PersistentBlob Create(Stream content)
    {
        var head = new byte[thresholdBytes + 1];
        var count = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (count < head.Length) return PersistentBlob.FromBytes(head.AsSpan(0, count));
        using var writer = new BlobWriter(this);
        writer.Append(head);
        var buffer = new byte[BlobFile.ChunkBytes];
        while ((count = content.Read(buffer)) > 0) writer.Append(buffer.AsSpan(0, count));
        return new PersistentBlob(writer.Complete());
    }

    /// <inheritdoc cref="Create"/>
    internal async Task<PersistentBlob> CreateAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[thresholdBytes + 1];
        var count = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (count < head.Length) return PersistentBlob.FromBytes(head.AsSpan(0, count));
        using var writer = new BlobWriter(this);
        writer.Append(head);
        var buffer = new byte[BlobFile.ChunkBytes];
        while ((count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0) writer.Append(buffer.AsSpan(0, count));
        return new PersistentBlob(writer.Complete());
    }
}
