using PersistentObjects.Storage;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>What the disk can do: the same bytes, written and synced into a file that was filled with zeros.</summary>
sealed class RawFile : IDisposable
{
    readonly int _length;
    readonly PhysicalStorage _storage;
    readonly IStorageFile _file;
    readonly byte[] _bytes;
    long _position;

    internal RawFile(string directory, int bytes, int length = 64 << 20)
    {
        _length = length;
        _storage = new PhysicalStorage(directory);
        _file = _storage.Create("raw");
        var zeros = new byte[Math.Min(length, 1 << 20)];
        for (var i = 0; i < length; i += zeros.Length) _file.Write(zeros, i);
        _file.Sync();
        _bytes = new byte[bytes];
        new Random(3).NextBytes(_bytes);
    }

    internal void WriteOne()
    {
        _file.Write(_bytes, _position);
        _file.Sync();
        _position = (_position + _bytes.Length) % (_length - _bytes.Length);
    }

    /// <summary>The bytes of a new file of that size, one after the other, and one sync.</summary>
    internal static void WriteWhole(string directory, long length)
    {
        using var storage = new PhysicalStorage(directory);
        using var file = storage.Create("whole");
        var piece = new byte[1 << 20];
        new Random(5).NextBytes(piece);
        for (var position = 0L; position < length; position += piece.Length) file.Write(piece.AsSpan(0, (int)Math.Min(piece.Length, length - position)), position);
        file.Sync();
    }

    public void Dispose()
    {
        _file.Dispose();
        _storage.Dispose();
    }
}
