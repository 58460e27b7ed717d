using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>Reads one file after another through a buffer that they share.</summary>
/// <remarks>A span that is returned stays valid until the next call.</remarks>
/// <param name="usualBytes">How much is read in one go.</param>
sealed class FileWindow(int usualBytes = 1 << 20)
{
    byte[] _buffer = [];
    IStorageFile _file = null!; // Open comes before every other call.
    long _start;
    int _count;

    /// <summary>The length of the file when it was opened.</summary>
    public long Length { get; private set; }

    public void Open(IStorageFile file)
    {
        _file = file;
        Length = file.Length;
        Reserve((int)Math.Min(usualBytes, Length));
        _start = 0;
        _count = 0;
    }

    /// <summary>The bytes at <paramref name="offset"/>: fewer than <paramref name="count"/> only at the end.</summary>
    public ReadOnlySpan<byte> Read(long offset, int count)
    {
        count = (int)Math.Min(count, Length - offset);
        if (offset < _start || offset + count > _start + _count) Fill(offset, count);
        return _buffer.AsSpan((int)(offset - _start), count);
    }

    /// <summary>The offset of the first byte that is not zero from <paramref name="offset"/> on, or -1.</summary>
    public long FindNonZero(long offset)
    {
        while (offset < Length)
        {
            var bytes = Read(offset, _buffer.Length);
            var index = bytes.IndexOfAnyExcept((byte)0);
            if (index >= 0) return offset + index;
            offset += bytes.Length;
        }
        return -1;
    }

    void Reserve(int count)
    {
        if (count > _buffer.Length) _buffer = new byte[count];
    }

    void Fill(long offset, int count)
    {
        Reserve(count);
        _start = offset;
        _count = _file.Read(_buffer.AsSpan(0, (int)Math.Min(_buffer.Length, Length - offset)), offset);
        if (_count < count) throw new EndOfStreamException($"The file became shorter than {Length} bytes while it was read.");
    }
}
