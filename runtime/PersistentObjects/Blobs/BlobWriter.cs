using System.Security.Cryptography;
using PersistentObjects.Log;
using PersistentObjects.Serialization;
using PersistentObjects.Storage;

namespace PersistentObjects.Blobs;

/// <summary>Writes one blob into a file that has no name yet. What is not completed is removed.</summary>
/// <remarks>For one thread at a time. No lock is held meanwhile.</remarks>
sealed class BlobWriter : IDisposable
{
    readonly BlobFolder _folder;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly string _path;
    readonly IStorageFile _file;
    long _length;
    long _synced;
    string? _failure = "it was not completed";

    internal BlobWriter(BlobFolder folder)
    {
        _folder = folder;
        (_path, _file) = Try(
            () =>
            {
                var path = folder.NextTemporary();
                return (path, folder.Storage.Create(path));
            });
    }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        try
        {
            _file.Write(bytes, _length);
            _length += bytes.Length;
            // A great sync at the end would keep the disk from the log for long.
            if (_length - _synced < PieceBytes) return;
            _file.Sync();
            _synced = _length;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Failed(e);
        }
    }

    /// <summary>The blob is durable when this returns.</summary>
    internal BlobFile Complete() => Try(() =>
    {
        _file.Sync();
        _file.Dispose();
        Span<byte> hash = stackalloc byte[BlobHash.Bytes];
        _hash.GetCurrentHash(hash);
        var blob = _folder.Publish(_path, BlobHash.Read(hash), _length);
        _failure = null;
        return blob;
    });

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
        if (_failure is not null) _folder.Abandon(_path, _failure);
    }

    const int PieceBytes = 1 << 20;

    T Try<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Failed(e);
        }
    }

    IOException Failed(Exception e)
    {
        _failure = e.Message;
        return new IOException($"A blob could not be written into '{_folder.Storage.Describe(StorePath.Blobs)}': {e.Message} Nothing was changed, and the store goes on.", e);
    }

    static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException;
}
