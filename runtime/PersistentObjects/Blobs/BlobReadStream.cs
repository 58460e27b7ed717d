using System.Security.Cryptography;
using PersistentObjects.Serialization;
using PersistentObjects.Storage;

namespace PersistentObjects.Blobs;

/// <summary>Reads a blob's file, and compares it with its hash.</summary>
/// <invariants>
/// <see cref="_hashed"/> is how much of the file, from its beginning on, has gone into the hash. A read that touches that place
/// takes the hash further; the one that takes it to the end gives its bytes only if the hash is right. Where somebody
/// seeks beyond that place, reading there proves nothing.
/// </invariants>
sealed class BlobReadStream(BlobFile blob, IStorageFile file) : Stream
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    long _hashed;
    long _position;
    bool _disposed;

    public override bool CanRead => !_disposed;

    public override bool CanSeek => !_disposed;

    public override bool CanWrite => false;

    public override long Length => blob.Length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var wanted = (int)Math.Clamp(blob.Length - _position, 0, buffer.Length);
        if (wanted == 0) return 0;
        var read = buffer[..wanted];
        var count = file.Read(read, _position);
        if (count < wanted) throw new StoreCorruptedException(blob.FullName, _position + count, $"a blob of {blob.Length} bytes", "the end of the file");
        Verify(read);
        _position += wanted;
        return wanted;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        SeekOrigin.End => Length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw ReadOnly();

    public override void Write(byte[] buffer, int offset, int count) => throw ReadOnly();

    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            _hash.Dispose();
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    void Verify(Span<byte> read)
    {
        if (_hashed < _position || _hashed >= _position + read.Length) return;
        _hash.AppendData(read[(int)(_hashed - _position)..]);
        _hashed = _position + read.Length;
        if (_hashed < blob.Length) return;
        Span<byte> bytes = stackalloc byte[BlobHash.Bytes];
        _hash.GetCurrentHash(bytes);
        var found = BlobHash.Read(bytes);
        if (found == blob.Hash) return;
        read.Clear();
        _hashed = 0;
        _hash.GetHashAndReset();
        throw new StoreCorruptedException(blob.FullName, 0, $"content with SHA-256 {blob.Hash}", $"{found}");
    }

    static NotSupportedException ReadOnly() => new("A blob never changes. Make another one.");
}
