using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Blobs;
using PersistentObjects.Serialization;

namespace PersistentObjects;

/// <summary>
/// Some bytes, few or many, as the value of a property: a photo, a document. Immutable, and equal to every other one with the
/// same content.
/// </summary>
/// <remarks>
/// <para>
/// A blob that is larger than <see cref="StoreOptions.BlobThresholdBytes"/> lies in a file of its own beside the log, which is
/// named after the SHA-256 of its content; the same content is stored once. It is not held in memory, and takes no room in log
/// and snapshots. A smaller one is part of its object as other values are.
/// </para>
/// <para>
/// <see cref="PersistentStore.CreateBlob(Stream)"/> makes a large one without holding it in memory and without keeping other
/// writers waiting; what is made by <see cref="FromBytes"/> gets its file when it is first assigned: by a setter or an Add
/// outside a transaction before others have to wait for it, within a <c>Write</c>, and by a
/// persistent collection, while they do.
/// </para>
/// <para>May be used by any thread, and outlives the object that it was read from. The file stays while the process holds the blob.</para>
/// </remarks>
public sealed class PersistentBlob : IEquatable<PersistentBlob>
{
    readonly Lock _lock = new();
    byte[]? _bytes;
    BlobFile[] _files = [];
    bool _keepsBytes;

    /// <summary>A blob in memory, which takes over the bytes.</summary>
    internal PersistentBlob(BlobHash hash, byte[] bytes) => (ContentHash, Length, _bytes, _keepsBytes) = (hash, bytes.Length, bytes, true);

    /// <summary>One in a file.</summary>
    internal PersistentBlob(BlobFile file) => (ContentHash, Length, _files) = (file.Hash, file.Length, [file]);

    /// <summary>One whose content is lost.</summary>
    internal PersistentBlob(BlobHash hash, long length) => (ContentHash, Length, IsLost) = (hash, length, true);

    /// <summary>How many bytes it has.</summary>
    public long Length { get; }

    /// <summary>The SHA-256 of its content, as 64 hexadecimal digits in lower case.</summary>
    public string Hash => ContentHash.ToString();

    /// <summary>
    /// Whether its content can't be read, since it was missing or damaged when the store was salvaged
    /// (<see cref="StoreSalvage"/>): of such a blob only length and hash are left.
    /// </summary>
    public bool IsLost { get; }

    internal BlobHash ContentHash { get; }

    /// <summary>Makes a blob of a copy of these bytes, in memory.</summary>
    public static PersistentBlob FromBytes(ReadOnlySpan<byte> content) => new(BlobHash.Of(content), content.ToArray()) { _keepsBytes = false };

    /// <summary>Opens the content for reading, also at any place. The caller disposes the stream, which is for one thread at a time.</summary>
    /// <remarks>
    /// What is read is compared with the hash: when all of a file has been read, in whatever pieces but from the beginning on, the
    /// read that would give the last bytes throws if it is not what was written. Bytes that were read before that, or without
    /// reading the rest, are as the disk gives them.
    /// </remarks>
    /// <exception cref="StoreCorruptedException">The file is missing or has another length, or its content was lost (<see cref="IsLost"/>).</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public Stream OpenRead() => Volatile.Read(ref _bytes) is { } bytes ? new MemoryStream(bytes, writable: false) : ReadableFile().OpenRead();

    /// <summary>The content as an array, which the caller owns.</summary>
    /// <exception cref="StoreCorruptedException">The content is not what was written, is missing or was lost.</exception>
    /// <exception cref="IOException">It can't be read, or is too large for an array.</exception>
    public byte[] ReadAllBytes() => Volatile.Read(ref _bytes) is { } bytes ? [.. bytes] : ReadFile();

    /// <summary>Writes the content to a stream. When it throws, some of it may have been written.</summary>
    /// <exception cref="StoreCorruptedException">The content is not what was written, is missing or was lost.</exception>
    /// <exception cref="IOException">It can't be read, or the other stream can't be written to.</exception>
    public void CopyTo(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var content = OpenRead();
        content.CopyTo(destination, BlobFile.ChunkBytes);
    }

    /// <inheritdoc cref="CopyTo"/>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var content = OpenRead();
        await using (content.ConfigureAwait(false)) await content.CopyToAsync(destination, BlobFile.ChunkBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] PersistentBlob? other)
        => ReferenceEquals(this, other) || (other is not null && Length == other.Length && ContentHash == other.ContentHash);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PersistentBlob other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ContentHash.GetHashCode();

    /// <summary>Length and the beginning of the hash. Reads no content.</summary>
    public override string ToString() => $"{Length} bytes {Hash[..12]}";

    /// <summary>Whether both have the same content, or are null.</summary>
    public static bool operator ==(PersistentBlob? left, PersistentBlob? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether one has another content than the other.</summary>
    public static bool operator !=(PersistentBlob? left, PersistentBlob? right) => !(left == right);

    /// <summary>Whether the content can be had without a file.</summary>
    internal bool IsInMemory => Volatile.Read(ref _bytes) is not null;

    /// <summary>The file of a store that has the content, null when that store has none for this blob.</summary>
    internal BlobFile? FileIn(BlobFolder folder)
    {
        foreach (var file in Volatile.Read(ref _files))
        {
            if (file.Folder == folder) return file;
        }
        return null;
    }

    /// <summary>The content is in this file, too. The memory is given back unless a store relies on it.</summary>
    internal void Add(BlobFile file)
    {
        lock (_lock)
        {
            if (FileIn(file.Folder) is null) Volatile.Write(ref _files, [.. _files, file]);
            if (!_keepsBytes) Volatile.Write(ref _bytes, null);
        }
    }

    /// <summary>The content is in memory from now on, since a store has it nowhere else.</summary>
    internal void KeepBytes()
    {
        if (Volatile.Read(ref _keepsBytes)) return;
        var content = Volatile.Read(ref _bytes) ?? ReadFile();
        lock (_lock)
        {
            _bytes ??= content;
            _keepsBytes = true;
        }
    }

    /// <summary>The content, not to be changed.</summary>
    internal ReadOnlySpan<byte> ReadAllBytesShared() => Volatile.Read(ref _bytes) ?? ReadFile();

    byte[] ReadFile()
    {
        if (Length > Array.MaxLength) throw new IOException($"A blob of {Length} bytes is too large for an array. Read it with OpenRead.");
        var bytes = new byte[Length];
        using var content = ReadableFile().OpenRead();
        content.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The newest file of a store that is open; after all were disposed, one that may still be there.</summary>
    BlobFile ReadableFile()
    {
        var files = Volatile.Read(ref _files);
        if (files.Length == 0)
        {
            throw new StoreCorruptedException(
                BlobFolder.PathOf(ContentHash), 0, $"the content of a blob of {Length} bytes", "none: it could not be read when the store was salvaged");
        }
        return Array.FindLast(files, file => !file.Folder.IsClosed) ?? files[^1];
    }
}
