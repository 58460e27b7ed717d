namespace PersistentObjects.Testing;

/// <summary>Bytes that grow where they are written beyond their end; what is skipped is zero.</summary>
/// <remarks>
/// Copies share an array until one of them is written: most files are not, between one crash and the next. An array that was
/// ever shared is never written again, so copies may belong to different threads.
/// </remarks>
sealed class GrowingBytes
{
    byte[] _bytes = [];
    bool _isShared;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Write(ReadOnlySpan<byte> bytes, int offset)
    {
        EnsureLength(offset + bytes.Length);
        bytes.CopyTo(Writable(offset, bytes.Length));
    }

    /// <summary>A part that lies within the length, to be changed in place.</summary>
    public Span<byte> Writable(int offset, int count)
    {
        if (_isShared) Replace(Length);
        return _bytes.AsSpan(offset, count);
    }

    public void EnsureLength(int length)
    {
        if (length > _bytes.Length) Replace(Math.Max(length, 2 * _bytes.Length));
        Length = Math.Max(Length, length);
    }

    public GrowingBytes Clone()
    {
        _isShared = true;
        return new GrowingBytes { _bytes = _bytes, _isShared = true, Length = Length };
    }

    void Replace(int capacity)
    {
        var bytes = new byte[capacity];
        Span.CopyTo(bytes);
        (_bytes, _isShared) = (bytes, false);
    }
}
